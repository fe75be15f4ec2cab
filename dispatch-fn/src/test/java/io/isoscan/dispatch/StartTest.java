package io.isoscan.dispatch;

import static io.isoscan.function.Starts.assertNeeds;
import static io.isoscan.function.Starts.assertPrimesHarmlessly;

import io.isoscan.upload.UploadApiHandler;
import io.isoscan.upload.UploadEventsDeadLetterHandler;
import io.isoscan.upload.UploadEventsHandler;
import org.junit.jupiter.api.Test;

class StartTest {
    @Test
    void sessionsNeedTheTableAndTheSocket() {
        assertNeeds(ScanDispatcherHandler::new, "TABLE_NAME", "WEBSOCKET_ENDPOINT");
        assertNeeds(DispatchQueueHandler::new, "TABLE_NAME", "WEBSOCKET_ENDPOINT");
        assertNeeds(DispatchDeadLetterHandler::new, "TABLE_NAME", "WEBSOCKET_ENDPOINT");
    }

    @Test
    void uploadsNeedNeither() {
        assertNeeds(UploadApiHandler::new);
        assertNeeds(UploadEventsHandler::new);
        assertNeeds(UploadEventsDeadLetterHandler::new);
    }

    @Test
    void primingChangesNothing() {
        assertPrimesHarmlessly(ScanDispatcherHandler::new);
        assertPrimesHarmlessly(DispatchQueueHandler::new);
        assertPrimesHarmlessly(DispatchDeadLetterHandler::new);
        assertPrimesHarmlessly(UploadApiHandler::new);
        assertPrimesHarmlessly(UploadEventsHandler::new);
        assertPrimesHarmlessly(UploadEventsDeadLetterHandler::new);
    }
}
