package io.isoscan.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.result.SampleFileResults;
import io.isoscan.session.SampleSessions;
import io.isoscan.session.SessionChange;
import io.isoscan.session.SessionId;
import io.isoscan.session.SessionSource;
import io.isoscan.session.SessionState;
import io.isoscan.storage.Keys;
import io.isoscan.task.DispatchTask;
import io.isoscan.task.RecordingTaskQueue.Sent;
import io.isoscan.testing.Effects.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DeletionTest {
    private static final int FILES = 7;
    private static final String UPLOAD = "1e9a3ffb-1111-4f5e-9a3d-2f5b8f9a7c10";

    private final Life life = Life.ended(FILES, 2);
    private final SessionId id = life.id;
    private final SessionId other = SampleSessions.anyId();

    @Test
    void nothingIsLeftOfTheSessionAndAllOfTheOthers() {
        fill();

        deleteToItsEnd();

        assertGone();
        assertThat(life.doubles.blobs.keys())
                .containsExactlyInAnyOrder(Keys.codes(other), Keys.ocr("v1", "hash", 1));
        assertThat(life.doubles.results.all(other)).hasSize(1);
        assertThat(life.doubles.subscriptions.of(other)).containsExactly("another");
    }

    @Test
    void markAloneMakesItGoneForEverybody() {
        assertThat(life.deletion.begin(id)).isPresent();

        assertThat(life.doubles.sessions.find(id)).isEmpty();
        assertThat(life.doubles.sessions.ofOwner(SampleSessions.OWNER, 10)).isEmpty();
        assertThat(life.doubles.sessions.retry(id, 1)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = SessionState.class,
            names = {"RUNNING", "PAUSED", "CANCELLING"})
    void sessionThatHasNotEndedStays(SessionState state) {
        fill();
        life.doubles.sessions.become(id, state);
        var before = life.doubles.blobs.keys();

        assertThat(life.deletion.begin(id)).isEmpty();
        runDeletions();

        assertThat(life.now().state()).isEqualTo(state);
        assertThat(life.all()).hasSize(FILES);
        assertThat(life.doubles.blobs.keys()).isEqualTo(before);
    }

    @Test
    void sessionThatEndsAfterARefusedWishIsNotDeletedByIt() {
        life.doubles.sessions.become(id, SessionState.RUNNING);
        life.deletion.begin(id);
        life.doubles.sessions.become(id, SessionState.DONE);

        runDeletions();

        assertThat(life.all()).hasSize(FILES);
        assertThat(life.now().state()).isEqualTo(SessionState.DONE);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void faultAtAnyEffectStillDeletesEverything(Fault fault) {
        boolean hit = true;
        for (int effect = 0; hit; effect++) {
            var test = new DeletionTest();
            test.fill();
            test.life.doubles.queue.takeSent();
            test.life.doubles.effects.arm(effect, fault);

            test.deleteToItsEnd();
            hit = !test.life.doubles.effects.armed();
            test.life.doubles.effects.disarm();

            test.assertGone();
        }
    }

    /** The message lost its function at the mark: whoever asked need not ask again. */
    @Test
    void crashBehindTheMarkNeedsNoSecondWish() {
        fill();
        life.doubles.effects.arm(1, Fault.CRASH_AFTER);
        Life.endsWell(() -> life.deletion.begin(id));

        runDeletions();

        assertGone();
    }

    @Test
    void lateMessagesEndQuietlyAndWriteNothingBack() {
        var task = life.task(2);
        var walk = life.walkMessage();
        var watch = DispatchTask.Watch.after(life.now());
        var page = life.page(0);
        var report = life.request();
        life.deletion.begin(id);
        life.doubles.queue.takeSent();
        var blobs = life.doubles.blobs.keys();
        var told = life.told().size();

        assertThat(life.process(List.of(task))).isEmpty();
        life.run(walk);
        life.run(watch);
        life.run(page);
        life.listPage.close(page, "late");
        life.endSession.run(report);
        life.endSession.giveUp(report);

        assertThat(life.doubles.queue.isEmpty()).isTrue();
        assertThat(life.doubles.blobs.keys()).isEqualTo(blobs);
        assertThat(life.all()).hasSize(FILES);
        assertThat(life.told()).hasSize(told);
    }

    @Test
    void whatAFrozenFunctionWroteAfterTheSweepIsSweptToo() {
        life.deletion.begin(id);
        sweep();
        assertThat(life.all()).isEmpty();
        life.doubles.results.set(SampleFileResults.clean(id, 0, "frozen.pdf"));
        put(Keys.moreCodes(id, 1, 0));

        runDeletions();

        assertGone();
    }

    @Test
    void sessionsOwnItemGoesLastAndNotBeforeEveryFunctionThatKnewItHasEnded() {
        fill();
        life.deletion.begin(id);
        var begun = life.doubles.clock.instant();

        runDeletions();

        assertThat(life.doubles.effects.calls()).endsWith("sessions.remove");
        assertThat(Duration.between(begun, life.doubles.clock.instant()))
                .isGreaterThanOrEqualTo(life.doubles.timing.lease());
    }

    @Test
    void uploadGoesWithTheLastSessionThatNamesIt() {
        var source = new SessionSource.Upload(UPLOAD);
        for (var each : List.of(id, other)) {
            life.doubles.sessions.set(
                    SessionChange.of(SampleSessions.of(each, SampleSessions.OWNER, source))
                            .state(SessionState.DONE)
                            .done());
        }
        put(Keys.upload(UPLOAD, "a.pdf"));

        deleteToItsEnd();
        assertThat(life.doubles.blobs.keys()).contains(Keys.upload(UPLOAD, "a.pdf"));

        life.deletion.begin(other);
        runDeletions();
        assertThat(life.doubles.blobs.keys()).doesNotContain(Keys.upload(UPLOAD, "a.pdf"));
    }

    @Test
    void stepsAreBoundedAndGoOnWithTheNextMessage() {
        fill();
        life.deletion.begin(id);
        life.doubles.queue.takeSent();
        var delete = new DispatchTask.Delete(id.value());

        life.deletion.run(delete, Instant.MIN);

        assertThat(life.doubles.effects.count("blobs.deleteAll")).isEqualTo(1);
        assertThat(life.doubles.queue.takeSent()).containsExactly(new Sent(delete, Duration.ZERO));
        int steps = 1;
        while (!life.all().isEmpty()) {
            life.deletion.run(delete, Instant.MIN);
            life.doubles.queue.takeSent();
            steps++;
        }
        assertThat(steps).isBetween(4, 12);
    }

    @Test
    void noDelayIsLongerThanAQueueTakes() {
        life.deletion.begin(id);

        while (life.doubles.sessions.deleted(id).isPresent()) {
            for (var sent : life.doubles.queue.takeSent()) {
                assertThat(sent.delay()).isLessThanOrEqualTo(Duration.ofMinutes(15));
                life.doubles.clock.advance(sent.delay());
                life.run(sent.task());
            }
        }
    }

    /** Everything that is stored of a session, and some of another's. */
    private void fill() {
        put(Keys.codes(id));
        put(Keys.inlineEntries(id));
        put(Keys.inlineFile(id, 0));
        put(Keys.moreCodes(id, 1, 3));
        put(Keys.triedAlone(id, 1, 3, "message"));
        put(Keys.page(id, 0));
        put(Keys.report(id, 1, "token"));
        put(Keys.summaryOf(Keys.report(id, 1, "token")));
        put(Keys.report(id, 2, "token"));
        put(Keys.codes(other));
        put(Keys.ocr("v1", "hash", 1));
        life.doubles.results.set(SampleFileResults.clean(other, 0, "a.pdf"));
        life.doubles.subscriptions.add(other, "another");
    }

    private void put(String key) {
        life.doubles.blobs.put(key, new byte[1], "text/plain");
    }

    /** A client asks until it is answered; every message comes again until it is done. */
    private void deleteToItsEnd() {
        while (!Life.endsWell(() -> life.deletion.begin(id))) {}
        runDeletions();
    }

    private void runDeletions() {
        for (var all = life.doubles.queue.takeSent();
                !all.isEmpty();
                all = life.doubles.queue.takeSent()) {
            for (var sent : all) {
                if (sent.task() instanceof DispatchTask.Delete delete) {
                    life.doubles.clock.advance(sent.delay());
                    while (!Life.endsWell(() -> life.run(delete))) {}
                }
            }
        }
    }

    private void sweep() {
        var sent = life.doubles.queue.takeSent().getLast();
        life.doubles.clock.advance(sent.delay());
        life.run(sent.task());
    }

    private void assertGone() {
        assertThat(life.doubles.sessions.find(id)).isEmpty();
        assertThat(life.doubles.sessions.deleted(id)).isEmpty();
        assertThat(life.all()).isEmpty();
        assertThat(life.doubles.subscriptions.of(id)).isEmpty();
        assertThat(life.doubles.blobs.keys()).noneMatch(key -> key.contains(id.value()));
    }
}
