package io.isoscan.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.result.FileResult;
import io.isoscan.session.SessionChange;
import io.isoscan.session.SessionState;
import io.isoscan.task.DispatchTask;
import io.isoscan.task.FileTask;
import io.isoscan.task.ReportRequest;
import io.isoscan.testing.Effects.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds over a whole session, whatever part of it does it. */
final class LifeTest {
    @Test
    void runGoesFromItsFirstPageToItsReport() {
        var life = Life.ended(7, 2);

        assertThat(life.now().state()).isEqualTo(SessionState.DONE);
        assertThat(life.counters()).containsExactly(7, 6, 1);
        assertThat(reported(life, 1)).hasSize(7);
        assertThat(life.told()).contains("FILE_FAILED").endsWith("COMPLETE");
    }

    @Test
    void lostPageIsSentAgainByTheWatch() {
        var life = new Life(7);

        lookTwice(life);

        assertEnded(life, 7, 7, 0);
    }

    @Test
    void lostTasksAreSentAgainByTheWatch() {
        var life = Life.listed(7);
        life.process(1);

        lookTwice(life);

        assertEnded(life, 7, 7, 0);
    }

    @Test
    void lostReportRequestIsMadeAgainByTheWatch() {
        var life = Life.listed(2);
        life.process(0, 1);
        life.doubles.queue.takeReports();

        lookTwice(life);

        assertEnded(life, 2, 2, 0);
    }

    @Test
    void lostCountIsSetRightByTheWatch() {
        var life = Life.listed(2);
        life.process(0, 1);
        life.doubles.queue.takeReports();
        life.doubles.sessions.set(SessionChange.of(life.now()).counters(1, 1, 0).done());

        lookTwice(life);

        assertEnded(life, 2, 2, 0);
    }

    @Test
    void tasksThatAreAlwaysLostEndAsErrors() {
        var life = Life.listed(3);
        life.process(0);

        life.lookAndLoseTasks(5);
        life.work();

        assertEnded(life, 3, 1, 2);
        assertThat(life.all().getLast().error()).startsWith("lost: ");
    }

    @Test
    void sessionThatHasEndedLosesItsWatch() {
        var life = Life.ended(2);

        life.look();

        assertThat(life.takeWatches()).isEmpty();
        assertThat(life.told()).endsWith("COMPLETE", "COMPLETE");
    }

    @Test
    void retryExaminesTheFailedFilesAlone() {
        var life = Life.ended(7, 2, 4);

        var retried = life.steering.retry(life.now());
        assertThat(retried)
                .extracting("generation", "state", "processedCount", "totalMatches", "failedCount")
                .containsExactly(2, SessionState.RUNNING, 5, 5, 0);
        life.run(life.walkMessage());

        assertThat(life.doubles.queue.takeFiles())
                .extracting(FileTask::index)
                .containsExactly(2, 4);
    }

    @Test
    void retrysReportHoldsEveryFileAndTheOldOneStays() {
        var life = Life.ended(7, 2, 4);
        life.broken.add(4);

        life.steering.retry(life.now());
        life.work();

        assertEnded(life, 7, 6, 1);
        assertThat(reported(life, 2))
                .extracting(FileResult::statusLabel)
                .containsOnlyOnce("Error")
                .hasSize(7);
        assertThat(reported(life, 1))
                .filteredOn(row -> row.status().failed())
                .extracting(FileResult::index)
                .containsExactly(2, 4);
    }

    @Test
    void lateRequestOfAnEarlierGenerationTellsThatOnesReport() {
        var life = Life.ended(3, 2);
        var request = life.request();
        life.steering.retry(life.now());
        int before = life.told().size();

        life.endSession.run(request);

        assertThat(life.told().subList(before, life.told().size())).containsExactly("COMPLETE");
        assertThat(life.doubles.connections.toldTo(Life.WATCHER).getLast())
                .contains("\"generation\":1", "\"total_matches\":2", "\"failed\":1")
                .contains(life.now().report(1).orElseThrow());
    }

    @Test
    void countFrozenInOneGenerationNeverLandsInTheNext() {
        var life = Life.listed(2);
        life.broken.add(1);
        life.results.afterPut(() -> {});
        life.results.afterPut(() -> {
            life.endSession.run(life.request());
            life.broken.clear();
            life.steering.retry(life.now());
        });

        life.process(0, 1);

        assertThat(life.now().generation()).isEqualTo(2);
        assertThat(life.counters()).containsExactly(1, 1, 0);
        assertThat(life.doubles.queue.takeReports()).isEmpty();
        life.work();
        assertEnded(life, 2, 2, 0);
    }

    @Test
    void lostAnswerOfAPutIsCountedByItsDeliveryAndNeedsNoWatch() {
        var life = Life.listed(2);
        life.results.loseAnswer();

        life.process(0, 1);

        assertThat(life.counters()).containsExactly(2, 2, 0);
        life.work();
        assertEnded(life, 2, 2, 0);
    }

    @Test
    void fileThatNeedsOcrIsHandedOnAndCountedByTheOcrWorkerAlone() {
        var life = Life.listed(2);
        life.scans.add(1);

        assertThat(life.process(0, 1)).isEmpty();

        assertThat(life.counters()).containsExactly(1, 1, 0);
        assertThat(life.all()).extracting(FileResult::index).containsExactly(0);
        assertThat(life.doubles.queue.takeForOcr()).containsExactly(life.task(1));
        assertThat(life.doubles.queue.takeReports()).isEmpty();

        assertThat(life.processByOcr(life.task(1))).isEmpty();
        assertThat(life.counters()).containsExactly(2, 2, 0);
        assertThat(life.doubles.queue.takeReports()).hasSize(1);
    }

    @Test
    void fileThatCannotBeHandedOnComesAgain() {
        var life = Life.listed(2);
        life.scans.addAll(List.of(0, 1));
        var tasks = List.of(life.task(0), life.task(1));
        life.doubles.effects.arm(1, Fault.OUTAGE_BEFORE);

        assertThat(life.process(tasks)).containsExactly("message-0");

        assertThat(life.doubles.queue.takeForOcr()).containsExactly(tasks.getLast());
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void faultAtAnyEffectOfARunWithScansLosesAndDoublesNoFile(Fault fault) {
        int effects = 0;
        while (true) {
            var life = new Life(3);
            life.scans.add(1);
            life.doubles.queue.sendDispatch(life.page(0));
            life.doubles.effects.arm(effects++, fault);

            life.work();
            if (life.doubles.effects.armed()) {
                break;
            }
            lookTwice(life);

            assertEnded(life, 3, 3, 0);
        }
        assertThat(effects).isGreaterThan(10);
    }

    @Test
    void filesOfACancelledRunThatWaitForOcrAreSkipped() {
        var life = Life.listed(1);
        life.scans.add(0);
        life.process(0);
        life.steering.cancel(life.now());

        life.processByOcr(life.task(0));

        assertThat(life.all()).extracting(FileResult::statusLabel).containsExactly("Skipped");
    }

    @Test
    void lateMessagesOfEveryKindChangeNothingAfterTheEnd() {
        var life = Life.ended(4, 1);
        var before = life.now();
        var results = life.all();
        int told = life.told().size();

        life.process(0, 1, 2, 3);
        for (var late : List.of(life.page(0), life.page(1), life.walkMessage(), life.lastWalk())) {
            life.run(late);
        }
        life.run(DispatchTask.Watch.first(life.id.value(), 1));
        life.endSession.run(life.request());
        life.endSession.giveUp(life.request());
        life.listPage.close(life.page(1), "late");
        life.work();

        assertThat(life.now()).isEqualTo(before);
        assertThat(life.all()).isEqualTo(results);
        assertThat(life.told().subList(told, life.told().size()))
                .isNotEmpty()
                .containsOnly("COMPLETE");
    }

    @Test
    void lateMessagesOfAnEarlierGenerationChangeNothingInTheNext() {
        var life = Life.ended(4, 1);
        var tasks = List.of(life.task(0), life.task(1));
        var late = List.of(life.page(0), life.page(1), life.walkMessage(), life.lastWalk());
        life.steering.retry(life.now());
        life.doubles.queue.takeSent();
        var before = life.now();
        var results = life.all();

        life.process(tasks);
        late.forEach(life::run);
        life.endSession.giveUp(new ReportRequest(life.id.value(), 1));

        assertThat(life.now()).isEqualTo(before);
        assertThat(life.all()).isEqualTo(results);
        assertThat(life.doubles.queue.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void faultAtAnyEffectOfAWholeRunStillEndsItWithExactCounts(Fault fault) {
        boolean hit = true;
        for (int effect = 0; hit; effect++) {
            var life = new Life(4);
            life.broken.add(1);
            life.doubles.queue.sendDispatch(life.page(0));
            life.doubles.effects.arm(effect, fault);

            life.work();
            hit = !life.doubles.effects.armed();
            life.doubles.effects.disarm();
            for (int looks = 0; looks < 4; looks++) {
                life.look();
            }

            assertThat(life.now().state())
                    .as("%s at effect %d", fault, effect)
                    .isEqualTo(SessionState.DONE);
            assertThat(life.counters()).containsExactly(4, 3, 1);
            assertThat(life.told()).contains("COMPLETE");
        }
    }

    private static void lookTwice(Life life) {
        life.look();
        life.look();
    }

    private static void assertEnded(Life life, int files, int matches, int failed) {
        assertThat(life.now().state()).isEqualTo(SessionState.DONE);
        assertThat(life.counters()).containsExactly(files, matches, failed);
        assertThat(reported(life, life.now().generation())).hasSize(files);
        assertThat(life.told()).endsWith("COMPLETE");
    }

    private static List<FileResult> reported(Life life, int generation) {
        return life.reports.rows(life.now().report(generation).orElseThrow());
    }
}
