package io.isoscan.connect;

import static io.isoscan.function.Starts.assertNeeds;
import static io.isoscan.function.Starts.assertPrimesHarmlessly;

import org.junit.jupiter.api.Test;

class StartTest {
    @Test
    void lettingInNeedsNoVariable() {
        assertNeeds(ConnectHandler::new);
    }

    @Test
    void forgettingNeedsTheTableAlone() {
        assertNeeds(DisconnectHandler::new, "TABLE_NAME");
    }

    @Test
    void answeringNeedsTheTableAndTheSocket() {
        assertNeeds(DefaultHandler::new, "TABLE_NAME", "WEBSOCKET_ENDPOINT");
        assertNeeds(SubscribeHandler::new, "TABLE_NAME", "WEBSOCKET_ENDPOINT");
    }

    @Test
    void primingChangesNothing() {
        assertPrimesHarmlessly(ConnectHandler::new);
        assertPrimesHarmlessly(DisconnectHandler::new);
        assertPrimesHarmlessly(DefaultHandler::new);
        assertPrimesHarmlessly(SubscribeHandler::new);
    }
}
