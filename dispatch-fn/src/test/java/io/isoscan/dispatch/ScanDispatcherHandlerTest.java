package io.isoscan.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import io.isoscan.function.SampleEvents;
import io.isoscan.result.SampleFileResults;
import io.isoscan.session.SampleSessions;
import io.isoscan.session.SessionChange;
import io.isoscan.session.SessionId;
import io.isoscan.session.SessionSource;
import io.isoscan.session.SessionState;
import io.isoscan.task.DispatchTask;
import io.isoscan.testing.Doubles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScanDispatcherHandlerTest {
    private final Doubles doubles = new Doubles();

    @Test
    void sampleStartStartsItsRun() {
        answer("start-scan.json");

        assertThat(doubles.connections.typesToldTo(SampleEvents.CONNECTION))
                .containsExactly("STARTED");
        var id = SessionId.ofRequest(SampleEvents.OWNER, "sample-event-1");
        assertThat(doubles.queue.takeDispatches())
                .containsExactly(new DispatchTask.ListPage(id.value(), 1, 0));
    }

    @Test
    void samplePreviewIsAnswered() {
        answer("preview-codes.json");

        assertThat(doubles.connections.typesToldTo(SampleEvents.CONNECTION))
                .containsExactly("CODES");
    }

    @ParameterizedTest
    @CsvSource({
        "get-results.json,RESULTS",
        "get-codes.json,CODES_LINK",
        "get-report.json,REPORT",
        "get-file-link.json,UNKNOWN_FILE",
        "delete-session.json,DELETED",
        "list-sessions.json,SESSIONS"
    })
    void whatWasFoundIsShown(String event, String type) {
        var session =
                SampleSessions.of(
                        SampleEvents.SESSION, SampleEvents.OWNER, new SessionSource.Inline());
        doubles.sessions.set(
                SessionChange.of(session)
                        .state(SessionState.DONE)
                        .report("reports/x/results.xlsx")
                        .done());
        doubles.results.put(SampleFileResults.clean(session.id(), 0, "a.pdf"));

        answer(event);

        assertThat(doubles.connections.typesToldTo(SampleEvents.CONNECTION)).containsExactly(type);
    }

    @ParameterizedTest
    @CsvSource({
        "get-results.json",
        "get-codes.json",
        "get-report.json",
        "get-file-link.json",
        "delete-session.json"
    })
    void unknownSessionIsAnError(String event) {
        answer(event);

        assertThat(doubles.connections.typesToldTo(SampleEvents.CONNECTION))
                .containsExactly("UNKNOWN_SESSION");
    }

    @ParameterizedTest
    @CsvSource({
        "pause_scan,RUNNING,PAUSED",
        "resume_scan,PAUSED,RUNNING",
        "cancel_scan,RUNNING,CANCELLING",
        "retry_failed,CANCELLED,RUNNING"
    })
    void sessionIsSteered(String action, SessionState from, SessionState to) {
        var session =
                SampleSessions.of(
                        SampleEvents.SESSION, SampleEvents.OWNER, new SessionSource.Inline());
        doubles.sessions.set(SessionChange.of(session).listing(1, 3, true).state(from).done());

        try (var context = doubles.context()) {
            new ScanDispatcherHandler(context)
                    .execute(
                            SampleEvents.read(
                                    "get-report.json",
                                    APIGatewayV2WebSocketEvent.class,
                                    "get_report",
                                    action));
        }

        assertThat(doubles.connections.typesToldTo(SampleEvents.CONNECTION))
                .containsExactly("STATE");
        assertThat(doubles.sessions.get(SampleEvents.SESSION).state()).isEqualTo(to);
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
