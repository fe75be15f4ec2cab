package io.isoscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.isoscan.function.SampleEvents;
import io.isoscan.session.Lease;
import io.isoscan.session.SampleSessions;
import io.isoscan.session.Session;
import io.isoscan.session.SessionChange;
import io.isoscan.session.SessionFailure;
import io.isoscan.session.SessionState;
import io.isoscan.task.RecordingTaskQueue.Asked;
import io.isoscan.task.ReportRequest;
import io.isoscan.testing.Doubles;
import io.isoscan.testing.Effects.Fault;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ReportDeadLetterHandlerTest {
    private static final String WATCHER = "watcher";

    private final Doubles doubles = new Doubles();
    private final Session session =
            SessionChange.of(SampleSessions.fresh(SampleEvents.SESSION))
                    .listing(1, 3, true)
                    .counters(3, 2, 1)
                    .done();

    @BeforeEach
    void everyFileCounted() {
        doubles.sessions.set(session);
        doubles.subscriptions.add(session.id(), WATCHER);
    }

    @Test
    void reportGivenUpFailsTheSessionAndSaysSo() {
        answer();

        assertThat(now().state()).isEqualTo(SessionState.FAILED);
        assertThat(now().failure()).isEqualTo(SessionFailure.REPORT_FAILED);
        assertThat(now().endedAt()).isEqualTo(doubles.clock.instant());
        assertThat(doubles.connections.typesToldTo(WATCHER)).containsExactly("REPORT_FAILED");
        assertThat(doubles.connections.toldTo(WATCHER).getFirst())
                .contains(session.id().value(), "\"generation\":1", "retry_failed");
    }

    @Test
    void secondMessageTellsItAgainAndChangesNothing() {
        answer();
        var failed = now();

        answer();

        assertThat(now()).isEqualTo(failed);
        assertThat(doubles.connections.typesToldTo(WATCHER))
                .containsExactly("REPORT_FAILED", "REPORT_FAILED");
    }

    @Test
    void liveWriterIsLeftToItAndAskedForLater() {
        var now = doubles.clock.instant();
        doubles.sessions.lease(session.id(), 1, new Lease("another", now.plusSeconds(1)), now);

        answer();

        assertThat(now()).isEqualTo(session);
        assertThat(doubles.queue.takeReports())
                .containsExactly(
                        new Asked(
                                new ReportRequest(session.id().value(), 1), Duration.ofMinutes(1)));
        assertThat(doubles.connections.toldTo(WATCHER)).isEmpty();
    }

    @Test
    void sessionThatIsDoneIsToldCompleteAgain() {
        var done =
                doubles.sessions.set(
                        SessionChange.of(session)
                                .state(SessionState.DONE)
                                .report("reports/x/results.xlsx")
                                .done());

        answer();

        assertThat(now()).isEqualTo(done);
        assertThat(doubles.connections.typesToldTo(WATCHER)).containsExactly("COMPLETE");
    }

    @Test
    void pausedSessionWaitsForItsResume() {
        doubles.sessions.become(session.id(), SessionState.PAUSED);

        answer();

        assertThat(now().state()).isEqualTo(SessionState.PAUSED);
        assertThat(doubles.connections.toldTo(WATCHER)).isEmpty();
    }

    @Test
    void sessionWithFilesToExamineGoesOn() {
        var going = doubles.sessions.set(SessionChange.of(session).counters(2, 2, 1).done());

        answer();

        assertThat(now()).isEqualTo(going);
        assertThat(doubles.connections.toldTo(WATCHER)).isEmpty();
    }

    @Test
    void laterGenerationIsLeftAlone() {
        var later = doubles.sessions.set(SessionChange.of(session).generation(2).done());

        answer();

        assertThat(now()).isEqualTo(later);
        assertThat(doubles.connections.toldTo(WATCHER)).isEmpty();
    }

    @Test
    void messageThatFailedComesAgain() {
        doubles.effects.arm(0, Fault.OUTAGE_BEFORE);

        assertThat(handled().getBatchItemFailures()).hasSize(1);
        assertThat(now()).isEqualTo(session);
    }

    private Session now() {
        return doubles.sessions.get(session.id());
    }

    private void answer() {
        assertThat(handled().getBatchItemFailures()).isEmpty();
    }

    private SQSBatchResponse handled() {
        try (var context = doubles.context()) {
            return new ReportDeadLetterHandler(context)
                    .execute(SampleEvents.read("report.json", SQSEvent.class));
        }
    }
}
