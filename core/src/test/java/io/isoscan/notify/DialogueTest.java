package io.isoscan.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.protocol.BadRequest;
import io.isoscan.protocol.Caller;
import io.isoscan.protocol.ClientMessages;
import io.isoscan.protocol.ErrorCode;
import io.isoscan.protocol.ServerMessage;
import io.isoscan.testing.Doubles;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DialogueTest {
    private static final Caller ANN = new Caller("c1", "ann");
    private static final String PING = "{\"action\":\"ping\"}";

    private final Doubles doubles = new Doubles();
    private final Dialogue dialogue =
            new Dialogue(new ClientMessages(doubles.json), doubles.notifier);

    @Test
    void answersGoToTheCallerInOrder() {
        var pongs = List.of(new ServerMessage.Pong(), new ServerMessage.Pong());

        dialogue.answer(ANN, PING, (caller, message) -> pongs);

        assertThat(doubles.connections.typesToldTo("c1")).containsExactly("PONG", "PONG");
    }

    @Test
    void badRequestIsAnErrorOfItsCode() {
        dialogue.answer(
                ANN,
                PING,
                (caller, message) -> {
                    throw new BadRequest(ErrorCode.NO_SOURCE, "name a source");
                });

        assertThat(doubles.connections.toldTo("c1"))
                .singleElement()
                .asString()
                .contains("\"type\":\"ERROR\"", "\"code\":\"NO_SOURCE\"", "name a source");
    }

    @Test
    void unreadableMessageIsAnError() {
        dialogue.answer(ANN, "hello", (caller, message) -> List.of());

        assertThat(doubles.connections.typesToldTo("c1")).containsExactly("NOT_JSON");
    }

    @Test
    void anythingElseIsInternalAndTellsNoDetails() {
        dialogue.answer(
                ANN,
                PING,
                (caller, message) -> {
                    throw new IllegalStateException("secret of the table");
                });

        assertThat(doubles.connections.typesToldTo("c1")).containsExactly("INTERNAL");
        assertThat(doubles.connections.toldTo("c1").getFirst()).doesNotContain("secret", "table");
    }
}
