package io.isoscan.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.isoscan.result.FileResult;
import io.isoscan.session.SampleSessions;
import io.isoscan.session.SessionChange;
import io.isoscan.session.SessionState;
import io.isoscan.session.Tally;
import io.isoscan.task.DispatchTask;
import io.isoscan.task.FileTask;
import io.isoscan.testing.Effects.Fault;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WalkTest {
    @Test
    void unfinishedFilesAreSentAgainAndNoOthers() {
        var life = Life.listed(7);
        life.process(0, 3, 5);

        life.run(life.walkMessage());

        assertThat(life.doubles.queue.takeFiles())
                .containsExactly(life.task(1), life.task(2), life.task(4), life.task(6));
    }

    @Test
    void fileOfTheSamePathIsKnownByItsIndex() {
        var life = new Life(List.of("a", "a", "a")).listed();
        life.process(1);

        life.run(life.walkMessage());

        assertThat(life.doubles.queue.takeFiles())
                .extracting(FileTask::index)
                .containsExactly(0, 2);
    }

    @Test
    void failureOfAnOlderGenerationIsUnfinished() {
        var life = Life.ended(4, 2);
        life.steering.retry(life.now());

        life.run(life.walkMessage());

        assertThat(life.doubles.queue.takeFiles())
                .extracting(FileTask::index, FileTask::generation)
                .containsExactly(tuple(2, 2));
    }

    @Test
    void cancellingSessionsFilesAreSkippedWithExactCounts() {
        var life = Life.listed(7);
        life.broken.add(3);
        life.process(0, 3);
        life.doubles.sessions.become(life.id, SessionState.CANCELLING);

        life.run(life.walkMessage());

        assertThat(life.doubles.queue.takeFiles()).isEmpty();
        assertThat(life.counters()).containsExactly(7, 1, 6);
        assertThat(life.all())
                .extracting(FileResult::statusLabel)
                .containsExactly(
                        "1 Code", "Skipped", "Skipped", "Error", "Skipped", "Skipped", "Skipped");
        assertThat(life.doubles.queue.takeReports()).isNotEmpty();
    }

    @Test
    void skippedFilesAreToldAsProgressAlone() {
        var life = Life.listed(2);
        int before = life.told().size();
        life.doubles.sessions.become(life.id, SessionState.CANCELLING);

        life.run(life.walkMessage());

        assertThat(life.told().subList(before, life.told().size())).containsExactly("PROGRESS");
    }

    @Test
    void countersAreSetToWhatTheResultsSay() {
        var life = Life.listed(4);
        life.broken.add(1);
        life.process(0, 1, 2);
        life.doubles.sessions.set(SessionChange.of(life.now()).counters(1, 99, 0).done());

        life.run(life.walkMessage());

        assertThat(life.counters()).containsExactly(3, 2, 1);
    }

    @Test
    void correctionThatCompletesTheCountAsksForTheReport() {
        var life = Life.listed(2);
        life.process(0, 1);
        life.doubles.queue.takeReports();
        life.doubles.sessions.set(SessionChange.of(life.now()).counters(1, 1, 0).done());

        life.run(life.walkMessage());

        assertThat(life.doubles.queue.takeReports())
                .extracting(asked -> asked.request())
                .containsExactly(life.request());
    }

    @Test
    void refusedCorrectionLeavesTheCounters() {
        var life = Life.listed(4);
        life.process(0);
        life.results.afterRead(() -> life.doubles.sessions.count(life.id, 1, new Tally(1, 0, 0)));

        life.run(life.walkMessage());

        assertThat(life.counters()).containsExactly(2, 1, 0);
        assertThat(life.doubles.queue.takeFiles())
                .extracting(FileTask::index)
                .containsExactly(1, 2, 3);
    }

    @Test
    void lastWalkGivesUpEveryUnfinishedFile() {
        var life = Life.listed(5);
        life.process(0, 4);

        life.run(life.lastWalk());

        assertThat(life.doubles.queue.takeFiles()).isEmpty();
        assertThat(life.counters()).containsExactly(5, 2, 3);
        assertThat(life.all().subList(1, 4))
                .allSatisfy(result -> {
                    assertThat(result.statusLabel()).isEqualTo("Error");
                    assertThat(result.error()).startsWith("lost: ");
                });
        assertThat(life.told()).filteredOn("FILE_FAILED"::equals).hasSize(3);
        assertThat(life.doubles.queue.takeReports()).isNotEmpty();
    }

    @Test
    void walkWhosePutFailsComesAgain() {
        var life = Life.listed(2);
        life.doubles.sessions.become(life.id, SessionState.CANCELLING);
        life.doubles.effects.arm(callsUntilThePut(), Fault.OUTAGE_BEFORE);

        assertThatThrownBy(() -> life.run(life.walkMessage())).hasMessageContaining("come again");

        assertThat(life.counters()).containsExactly(1, 0, 1);
    }

    @Test
    void twoWalksAtOnceSkipEachFileOnce() {
        var life = Life.listed(7);
        life.process(0, 3, 5);
        life.doubles.sessions.become(life.id, SessionState.CANCELLING);
        life.results.afterRead(() -> life.run(life.walkMessage()));

        life.run(life.walkMessage());

        assertThat(life.counters()).containsExactly(7, 3, 4);
    }

    @Test
    void fileGivenUpIsNotOverwrittenByItsLateTask() {
        var life = Life.listed(1);
        life.run(life.lastWalk());

        life.process(0);

        assertThat(life.all()).extracting(FileResult::statusLabel).containsExactly("Error");
        assertThat(life.counters()).containsExactly(1, 0, 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = SessionState.class,
            names = {"PAUSED", "DONE", "CANCELLED", "FAILED"})
    void pausedOrEndedSessionIsLeftAlone(SessionState state) {
        var life = Life.listed(2);
        life.doubles.sessions.become(life.id, state);

        assertLeftAlone(life, life.lastWalk());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void otherGenerationIsLeftAlone(int generation) {
        var life = Life.listed(2);
        life.doubles.sessions.set(SessionChange.of(life.now()).generation(2).done());

        assertLeftAlone(life, new DispatchTask.Walk(life.id.value(), generation, 0, true));
    }

    @Test
    void unknownSessionIsAcknowledged() {
        var life = Life.listed(1);

        assertLeftAlone(life, new DispatchTask.Walk(SampleSessions.anyId().value(), 1, 0, true));
    }

    @Test
    void walkGoesOnFromTheNextPageWhenItsTimeIsOver() {
        var life = Life.listed(7);
        var first = life.walk(tenSecondsALook(life));

        first.run(life.walkMessage(), life.doubles.clock.instant().plusSeconds(5));

        assertThat(life.doubles.queue.takeFiles())
                .extracting(FileTask::index)
                .containsExactly(0, 1, 2);
        var next = life.doubles.queue.takeDispatches();
        assertThat(next).containsExactly(new DispatchTask.Walk(life.id.value(), 1, 1, false));

        life.run(next.getFirst());

        assertThat(life.doubles.queue.takeFiles())
                .extracting(FileTask::index)
                .containsExactly(3, 4, 5, 6);
        assertThat(life.doubles.queue.isEmpty()).isTrue();
    }

    @Test
    void walkWhoseTimeIsOverOnceTheResultsAreReadStillGetsOn() {
        var life = Life.listed(7);
        var until = life.doubles.clock.instant().plusSeconds(20);
        life.results.afterRead(() -> life.doubles.clock.advance(Duration.ofSeconds(30)));

        life.walk.run(life.walkMessage(), until);

        assertThat(life.doubles.queue.takeFiles())
                .extracting(FileTask::index)
                .containsExactly(0, 1, 2);
        assertThat(life.doubles.queue.takeDispatches())
                .containsExactly(new DispatchTask.Walk(life.id.value(), 1, 1, false));
    }

    @Test
    void lastWalkStaysTheLastWhenItGoesOn() {
        var life = Life.listed(4);
        var first = life.walk(tenSecondsALook(life));

        first.run(life.lastWalk(), life.doubles.clock.instant().plusSeconds(5));
        life.run(life.doubles.queue.takeDispatches().getFirst());

        assertThat(life.counters()).containsExactly(4, 0, 4);
        assertThat(life.doubles.queue.takeReports()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void faultAtAnyEffectAndTheMessageAgainLosesAndDoublesNothing(Fault fault) {
        boolean hit = true;
        for (int effect = 0; hit; effect++) {
            var life = Life.listed(7);
            life.process(0, 3, 5);
            hit = walkWithAFault(life, effect, fault);

            assertThat(life.counters())
                    .as("%s at effect %d", fault, effect)
                    .containsExactly(3, 3, 0);
            life.work();
            assertThat(life.counters()).containsExactly(7, 7, 0);
            assertThat(life.now().state()).isEqualTo(SessionState.DONE);
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void faultAtAnyEffectOfACancelsWalkStillSkipsEachFileOnce(Fault fault) {
        boolean hit = true;
        for (int effect = 0; hit; effect++) {
            var life = Life.listed(7);
            life.process(0, 3, 5);
            life.doubles.sessions.become(life.id, SessionState.CANCELLING);
            hit = walkWithAFault(life, effect, fault);

            assertThat(life.counters())
                    .as("%s at effect %d", fault, effect)
                    .containsExactly(7, 3, 4);
            life.work();
            assertThat(life.now().state()).isEqualTo(SessionState.CANCELLED);
            assertThat(life.counters()).containsExactly(7, 3, 4);
        }
    }

    /** Walks, and once more when the fault ended the walk; returns whether the fault was met. */
    private static boolean walkWithAFault(Life life, int effect, Fault fault) {
        life.doubles.effects.arm(effect, fault);
        boolean done = Life.endsWell(() -> life.run(life.walkMessage()));
        boolean met = !life.doubles.effects.armed();
        life.doubles.effects.disarm();
        if (!done) {
            life.run(life.walkMessage());
        }
        return met;
    }

    private static int callsUntilThePut() {
        var rehearsal = Life.listed(2);
        rehearsal.doubles.sessions.become(rehearsal.id, SessionState.CANCELLING);
        int before = rehearsal.doubles.effects.calls().size();
        rehearsal.run(rehearsal.walkMessage());
        var calls = rehearsal.doubles.effects.calls();
        return calls.subList(before, calls.size()).indexOf("results.put");
    }

    private static void assertLeftAlone(Life life, DispatchTask.Walk walk) {
        var before = life.now();

        life.run(walk);

        assertThat(life.now()).isEqualTo(before);
        assertThat(life.all()).isEmpty();
        assertThat(life.doubles.queue.takeFiles()).isEmpty();
        assertThat(life.doubles.queue.takeReports()).isEmpty();
    }

    private static InstantSource tenSecondsALook(Life life) {
        return () -> {
            life.doubles.clock.advance(Duration.ofSeconds(10));
            return life.doubles.clock.instant();
        };
    }
}
