package io.isoscan.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.result.FileResult;
import io.isoscan.session.Session;
import io.isoscan.session.SessionFailure;
import io.isoscan.session.SessionState;
import io.isoscan.task.DispatchTask;
import io.isoscan.task.RecordingTaskQueue.Sent;
import io.isoscan.testing.Effects.Fault;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SteeringTest {
    @Test
    void pausedSessionsTasksAreDroppedAndSentAgainWhenItIsResumed() {
        var life = new Life(7);
        life.list();
        life.process(0);

        life.steering.pause(life.now());
        life.work();
        assertThat(life.now().state()).isEqualTo(SessionState.PAUSED);
        assertThat(life.all()).hasSize(1);

        life.steering.resume(life.now());
        life.work();
        assertEnded(life, SessionState.DONE, 7, 7, 0);
    }

    @Test
    void listingGoesOnWhileTheSessionIsPaused() {
        var life = new Life(7);
        life.listPage.run(life.page(0));
        life.steering.pause(life.now());

        life.work();
        assertThat(life.now().listingClosed()).isTrue();
        assertThat(life.all()).isEmpty();

        life.steering.resume(life.now());
        life.work();
        assertEnded(life, SessionState.DONE, 7, 7, 0);
    }

    @Test
    void cancelledSessionSkipsWhatIsLeftAndKeepsWhatWasRead() {
        var life = Life.listed(7);
        life.process(0, 1);

        life.steering.cancel(life.now());
        life.work();

        assertEnded(life, SessionState.CANCELLED, 7, 2, 5);
    }

    @Test
    void pausedSessionIsCancelled() {
        var life = Life.listed(3);
        life.steering.pause(life.now());

        life.steering.cancel(life.now());
        life.work();

        assertEnded(life, SessionState.CANCELLED, 3, 0, 3);
    }

    @Test
    void sessionCancelledWhileItIsListedEndsCancelled() {
        var life = new Life(7);
        life.listPage.run(life.page(0));

        life.steering.cancel(life.now());
        life.work();

        assertEnded(life, SessionState.CANCELLED, 7, 0, 7);
    }

    @Test
    void cancelledSessionsSkippedFilesAreRetried() {
        var life = Life.listed(3);
        life.process(0);
        life.steering.cancel(life.now());
        life.work();

        life.steering.retry(life.now());
        life.work();

        assertEnded(life, SessionState.DONE, 3, 3, 0);
        assertThat(life.now().generation()).isEqualTo(2);
    }

    @Test
    void wishThatMayNotBeGrantedChangesNothing() {
        var life = Life.ended(3, 1);
        var ended = life.now();

        for (var wish : wishes(life)) {
            assertThat(wish.apply(ended)).isEqualTo(ended);
        }

        assertThat(life.now()).isEqualTo(ended);
        assertThat(life.doubles.queue.isEmpty()).isTrue();
    }

    @Test
    void runningSessionIsNotRetried() {
        var life = Life.listed(3);

        assertThat(life.steering.retry(life.now())).isEqualTo(life.now());

        assertThat(life.now().generation()).isEqualTo(1);
        assertThat(life.doubles.queue.takeSent())
                .extracting(Sent::task)
                .containsExactly(life.walkMessage());
    }

    @Test
    void sessionWithoutAListIsNotRetried() {
        var life = new Life(3);
        life.doubles.sessions.fail(
                life.id, 1, SessionFailure.LISTING_FAILED, "gone", life.doubles.clock.instant());
        var failed = life.now();

        assertThat(life.steering.retry(failed)).isEqualTo(failed);

        assertThat(life.now()).isEqualTo(failed);
    }

    @Test
    void sessionWhoseReportFailedIsRetriedToItsReport() {
        var life = Life.listed(3);
        life.process(0, 1, 2);
        life.doubles.queue.takeReports();
        life.endSession.giveUp(life.request());
        assertThat(life.now().state()).isEqualTo(SessionState.FAILED);

        life.steering.retry(life.now());
        life.work();

        assertEnded(life, SessionState.DONE, 3, 3, 0);
        assertThat(life.now().failure()).isNull();
    }

    @Test
    void retrySendsTheWatchBeforeItChangesTheTable() {
        var life = Life.ended(3, 1);
        int before = life.doubles.effects.calls().size();

        life.steering.retry(life.now());

        var calls = life.doubles.effects.calls();
        assertThat(calls.subList(before, calls.size()))
                .containsExactly("queue.sendDispatch", "sessions.retry", "queue.sendDispatch");
        assertThat(life.doubles.queue.takeSent())
                .containsExactly(
                        new Sent(
                                DispatchTask.Watch.first(life.id.value(), 2),
                                Duration.ofSeconds(60)),
                        new Sent(life.walkMessage(), Duration.ZERO));
    }

    @Test
    void retryTwiceIsOneGeneration() {
        var life = Life.ended(3, 1);
        var seen = life.now();

        life.steering.retry(seen);
        var again = life.steering.retry(seen);

        assertThat(again.generation()).isEqualTo(2);
        assertThat(life.now()).isEqualTo(again);
        life.work();
        assertEnded(life, SessionState.DONE, 3, 3, 0);
    }

    @Test
    void everyGenerationMayBeRetried() {
        var life = Life.ended(3, 1, 2);
        life.broken.add(1);
        life.steering.retry(life.now());
        life.work();
        life.broken.clear();

        life.steering.retry(life.now());
        life.work();

        assertThat(life.now().generation()).isEqualTo(3);
        assertEnded(life, SessionState.DONE, 3, 3, 0);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void faultAtAnyEffectOfAPauseAndAResumeStillEndsTheRun(Fault fault) {
        boolean hit = true;
        for (int effect = 0; hit; effect++) {
            var life = Life.listed(4);
            life.doubles.effects.arm(effect, fault);

            wish(life, life.steering::pause);
            wish(life, life.steering::resume);
            hit = !life.doubles.effects.armed();
            life.doubles.effects.disarm();
            life.work();

            assertThat(life.counters())
                    .as("%s at effect %d", fault, effect)
                    .containsExactly(4, 4, 0);
            assertEnded(life, SessionState.DONE, 4, 4, 0);
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void faultAtAnyEffectOfACancelStillEndsTheRun(Fault fault) {
        boolean hit = true;
        for (int effect = 0; hit; effect++) {
            var life = Life.listed(4);
            life.process(0);
            life.doubles.effects.arm(effect, fault);

            wish(life, life.steering::cancel);
            life.work();
            hit = !life.doubles.effects.armed();
            life.doubles.effects.disarm();

            // One lost count costs two looks of the watch.
            life.look();
            life.look();

            assertThat(life.counters())
                    .as("%s at effect %d", fault, effect)
                    .containsExactly(4, 1, 3);
            assertEnded(life, SessionState.CANCELLED, 4, 1, 3);
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void faultAtAnyEffectOfARetryIsOneGenerationThatEnds(Fault fault) {
        boolean hit = true;
        for (int effect = 0; hit; effect++) {
            var life = Life.ended(4, 1, 3);
            life.doubles.effects.arm(effect, fault);

            wish(life, life.steering::retry);
            hit = !life.doubles.effects.armed();
            life.doubles.effects.disarm();
            life.work();

            assertThat(life.now().generation()).as("%s at effect %d", fault, effect).isEqualTo(2);
            assertEnded(life, SessionState.DONE, 4, 4, 0);
        }
    }

    /** A client that gets no answer says it again. */
    private static void wish(Life life, Consumer<Session> steering) {
        if (!Life.endsWell(() -> steering.accept(life.now()))) {
            steering.accept(life.now());
        }
    }

    private static List<Function<Session, Session>> wishes(Life life) {
        return List.of(life.steering::pause, life.steering::resume, life.steering::cancel);
    }

    private static void assertEnded(
            Life life, SessionState state, int files, int matches, int failed) {
        assertThat(life.now().state()).isEqualTo(state);
        assertThat(life.counters()).containsExactly(files, matches, failed);
        assertThat(life.reports.rows(life.now().report(life.now().generation()).orElseThrow()))
                .hasSize(files)
                .filteredOn(row -> row.status().failed())
                .extracting(FileResult::index)
                .hasSize(failed);
    }
}
