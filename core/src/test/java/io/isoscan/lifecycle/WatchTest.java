package io.isoscan.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.session.Lease;
import io.isoscan.session.SampleSessions;
import io.isoscan.session.SessionChange;
import io.isoscan.session.SessionState;
import io.isoscan.task.DispatchTask;
import io.isoscan.task.RecordingTaskQueue.Asked;
import io.isoscan.task.RecordingTaskQueue.Sent;
import io.isoscan.testing.Effects.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WatchTest {
    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final Life life = Life.listed(4);

    @Test
    void firstWatchWaitsLongerThanARouteMayTake() {
        life.watch.begin(life.id, 1);

        assertThat(life.doubles.queue.takeSent())
                .containsExactly(new Sent(DispatchTask.Watch.first(life.id.value(), 1), MINUTE));
        assertThat(MINUTE).isGreaterThan(Duration.ofSeconds(29));
    }

    @Test
    void firstLookSeesProgress() {
        assertThat(look(DispatchTask.Watch.first(life.id.value(), 1)))
                .containsExactly(new Sent(seen(), MINUTE));
    }

    @Test
    void countedFilesAreProgress() {
        var before = stalled(5, 2);
        life.process(0);

        assertThat(look(before)).containsExactly(new Sent(seen(), MINUTE));
    }

    @Test
    void listedPageIsProgress() {
        var before = stalled(5, 2);
        life.doubles.sessions.set(SessionChange.of(life.now()).listing(3, 9, false).done());

        assertThat(look(before)).containsExactly(new Sent(seen(), MINUTE));
    }

    @Test
    void liveLeaseIsProgress() {
        var now = life.doubles.clock.instant();
        life.doubles.sessions.lease(life.id, 1, new Lease("t", now.plusSeconds(1)), now);

        assertThat(look(stalled(5, 3))).containsExactly(new Sent(seen(), MINUTE));
    }

    @Test
    void leaseThatHasRunOutIsNoProgress() {
        var now = life.doubles.clock.instant();
        life.doubles.sessions.lease(life.id, 1, new Lease("t", now.plusSeconds(1)), now);
        life.doubles.clock.advance(MINUTE);

        assertThat(look(seen())).hasSize(2);
    }

    @Test
    void pausedSessionIsLookedAtEveryQuarterOfAnHour() {
        life.doubles.sessions.become(life.id, SessionState.PAUSED);

        assertThat(look(stalled(5, 3))).containsExactly(new Sent(seen(), Duration.ofMinutes(15)));
    }

    @Test
    void openListingGetsItsNextPage() {
        life.doubles.sessions.set(SessionChange.of(life.now()).listing(1, 3, false).done());

        assertThat(look(seen()))
                .containsExactly(
                        new Sent(life.page(1), Duration.ZERO),
                        new Sent(seen().stalledOnce(), MINUTE));
    }

    @Test
    void closedListingWithNoFilesAboutIsWalked() {
        assertThat(look(seen()))
                .containsExactly(
                        new Sent(life.walkMessage(), Duration.ZERO),
                        new Sent(seen().stalledOnce().walked(), MINUTE));
    }

    @Test
    void filesAboutHoldTheWalkBack() {
        life.doubles.queue.filesAbout(true);

        assertThat(look(seen())).containsExactly(new Sent(seen().stalledOnce(), MINUTE));
    }

    @Test
    void sixtiethLookAtABusyQueueWalksAllTheSame() {
        life.doubles.queue.filesAbout(true);

        var walks = walksOf(120);

        assertThat(walks).containsExactly("60: false", "120: false");
    }

    @Test
    void fourthWalkWithoutProgressIsTheLast() {
        var walks = walksOf(5);

        assertThat(walks).containsExactly("1: false", "2: false", "3: false", "4: true", "5: true");
    }

    @Test
    void progressForgetsTheWalksBefore() {
        var before = stalled(3, 3);
        life.process(0);

        var next = (DispatchTask.Watch) look(before).getLast().task();

        assertThat(walk(look(next))).extracting(DispatchTask.Walk::last).containsExactly(false);
    }

    @ParameterizedTest
    @EnumSource(
            value = SessionState.class,
            names = {"DONE", "CANCELLED", "FAILED"})
    void endedSessionIsToldOnceMoreAndTheWatchIsGone(SessionState state) {
        life.doubles.sessions.become(life.id, state);

        assertThat(look(seen())).isEmpty();

        assertThat(life.doubles.queue.takeReports())
                .containsExactly(new Asked(life.request(), Duration.ZERO));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void otherGenerationsWatchIsGone(int generation) {
        life.doubles.sessions.set(SessionChange.of(life.now()).generation(2).done());

        assertThat(look(DispatchTask.Watch.first(life.id.value(), generation))).isEmpty();

        assertThat(life.doubles.queue.isEmpty()).isTrue();
    }

    @Test
    void watchOfASessionThatNeverCameToBeIsGone() {
        assertThat(look(DispatchTask.Watch.first(SampleSessions.anyId().value(), 1))).isEmpty();
    }

    @Test
    void watchThatFailedForGoodGoesOn() {
        life.watch.again(seen());

        assertThat(life.doubles.queue.takeSent()).containsExactly(new Sent(seen(), MINUTE));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void faultAtAnyEffectAndTheMessageAgainNeverEndsTheWatch(Fault fault) {
        boolean hit = true;
        for (int effect = 0; hit; effect++) {
            var test = new WatchTest();
            test.life.doubles.effects.arm(effect, fault);

            boolean done = Life.endsWell(() -> test.life.watch.run(test.seen()));
            hit = !test.life.doubles.effects.armed();
            test.life.doubles.effects.disarm();
            if (!done) {
                test.life.watch.run(test.seen());
            }

            assertThat(test.life.doubles.queue.takeSent())
                    .as("%s at effect %d", fault, effect)
                    .contains(
                            new Sent(test.life.walkMessage(), Duration.ZERO),
                            new Sent(test.seen().stalledOnce().walked(), MINUTE));
        }
    }

    private List<Sent> look(DispatchTask.Watch watch) {
        life.doubles.queue.takeSent();
        life.watch.run(watch);
        return life.doubles.queue.takeSent();
    }

    /** The looks at which a walk was sent, and whether it was the last. */
    private List<String> walksOf(int looks) {
        var walks = new ArrayList<String>();
        var watch = seen();
        for (int number = 1; number <= looks; number++) {
            var sent = look(watch);
            for (var walk : walk(sent)) {
                walks.add(number + ": " + walk.last());
            }
            watch = (DispatchTask.Watch) sent.getLast().task();
        }
        return walks;
    }

    private static List<DispatchTask.Walk> walk(List<Sent> sent) {
        return sent.stream()
                .map(Sent::task)
                .filter(DispatchTask.Walk.class::isInstance)
                .map(DispatchTask.Walk.class::cast)
                .toList();
    }

    /** A watch that has seen the session as it is now. */
    private DispatchTask.Watch seen() {
        return DispatchTask.Watch.after(life.now());
    }

    private DispatchTask.Watch stalled(int looks, int walks) {
        var now = life.now();
        return new DispatchTask.Watch(
                life.id.value(), 1, now.processedCount(), now.nextPage(), looks, walks);
    }
}
