package io.isoscan.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import io.isoscan.function.SampleEvents;
import io.isoscan.session.SampleSessions;
import io.isoscan.session.SessionChange;
import io.isoscan.session.SessionSource;
import io.isoscan.session.SessionState;
import io.isoscan.testing.Doubles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SteeringEventsTest {
    private final Doubles doubles = new Doubles();

    @ParameterizedTest
    @CsvSource({
        "pause-scan.json,RUNNING,PAUSED,1",
        "resume-scan.json,PAUSED,RUNNING,1",
        "cancel-scan.json,PAUSED,CANCELLING,1",
        "retry-failed.json,CANCELLED,RUNNING,2"
    })
    void sampleWishIsGrantedAndAnsweredWithItsState(
            String event, SessionState from, SessionState to, int generation) {
        set(from);

        answer(event);

        var session = doubles.sessions.get(SampleEvents.SESSION);
        assertThat(session.state()).isEqualTo(to);
        assertThat(session.generation()).isEqualTo(generation);
        assertThat(doubles.connections.toldTo(SampleEvents.CONNECTION))
                .singleElement()
                .asString()
                .contains("\"type\":\"STATE\"", "\"state\":\"" + to + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "pause-scan.json,DONE",
        "resume-scan.json,CANCELLING",
        "cancel-scan.json,DONE",
        "retry-failed.json,PAUSED"
    })
    void wishThatCannotBeGrantedChangesNothing(String event, SessionState state) {
        set(state);

        answer(event);

        assertThat(doubles.sessions.get(SampleEvents.SESSION).state()).isEqualTo(state);
        assertThat(doubles.connections.typesToldTo(SampleEvents.CONNECTION))
                .containsExactly("WRONG_STATE");
    }

    @Test
    void unknownSessionIsAnError() {
        answer("cancel-scan.json");

        assertThat(doubles.connections.typesToldTo(SampleEvents.CONNECTION))
                .containsExactly("UNKNOWN_SESSION");
    }

    private void set(SessionState state) {
        var session =
                SampleSessions.of(
                        SampleEvents.SESSION, SampleEvents.OWNER, new SessionSource.Inline());
        doubles.sessions.set(
                SessionChange.of(session)
                        .listing(1, 3, true)
                        .counters(3, 0, 1)
                        .state(state)
                        .done());
    }

    private void answer(String event) {
        try (var context = doubles.context()) {
            var answer =
                    new ScanDispatcherHandler(context)
                            .execute(SampleEvents.read(event, APIGatewayV2WebSocketEvent.class));
            SampleEvents.assertExpected(event, answer);
        }
    }
}
