package io.isoscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.isoscan.function.SampleEvents;
import io.isoscan.session.SampleSessions;
import io.isoscan.session.SessionChange;
import io.isoscan.session.SessionFailure;
import io.isoscan.session.SessionState;
import io.isoscan.testing.Doubles;
import org.junit.jupiter.api.Test;

final class ReportDeadLetterEventsTest {
    private static final String DEAD = "report-dead-letter.json";

    private final Doubles doubles = new Doubles();

    @Test
    void sampleRequestFailsItsSessionAndTellsItsWatchers() {
        var session = SampleSessions.fresh(SampleEvents.SESSION);
        doubles.sessions.set(
                SessionChange.of(session).listing(1, 1, true).counters(1, 0, 0).done());
        doubles.subscriptions.add(session.id(), SampleEvents.CONNECTION);

        answer();

        var failed = doubles.sessions.get(session.id());
        assertThat(failed.state()).isEqualTo(SessionState.FAILED);
        assertThat(failed.failure()).isEqualTo(SessionFailure.REPORT_FAILED);
        assertThat(doubles.connections.typesToldTo(SampleEvents.CONNECTION))
                .containsExactly("REPORT_FAILED");
    }

    @Test
    void requestOfASessionThatHasEndedTellsItsEndAgain() {
        var session = SampleSessions.fresh(SampleEvents.SESSION);
        doubles.sessions.set(
                SessionChange.of(session)
                        .listing(1, 1, true)
                        .state(SessionState.DONE)
                        .report("reports/x/results.xlsx")
                        .done());
        doubles.subscriptions.add(session.id(), SampleEvents.CONNECTION);

        answer();

        assertThat(doubles.sessions.get(session.id()).state()).isEqualTo(SessionState.DONE);
        assertThat(doubles.connections.typesToldTo(SampleEvents.CONNECTION))
                .containsExactly("COMPLETE");
    }

    private void answer() {
        try (var context = doubles.context()) {
            SampleEvents.assertExpected(
                    DEAD,
                    new ReportDeadLetterHandler(context)
                            .execute(SampleEvents.read(DEAD, SQSEvent.class)));
        }
    }
}
