package io.isoscan.book;

import io.isoscan.ending.SettleJob;
import io.isoscan.job.JobEnd;
import io.isoscan.job.JobEnd.Work;
import io.isoscan.job.Jobs;
import io.isoscan.task.BookQueue;
import io.isoscan.task.BookTask;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/**
 * Runs a stage of a job, and what follows from it: the next stage's message, or the job's end. A
 * job that has ended is not worked on; its end is told again. Thread-safe.
 */
@Singleton
final class RunStage {
    private final Jobs jobs;
    private final BookQueue queue;
    private final SettleJob settleJob;
    private final FailJob failJob;
    private final InstantSource clock;

    RunStage(
            Jobs jobs, BookQueue queue, SettleJob settleJob, FailJob failJob, InstantSource clock) {
        this.jobs = jobs;
        this.queue = queue;
        this.settleJob = settleJob;
        this.failJob = failJob;
        this.clock = clock;
    }

    void run(Stage stage, BookTask task) {
        if (!settleJob.again(task.job(), Work.BOOK)) {
            jobs.enter(task.job(), task.stage().word());
            follow(stage.run(task), task);
        }
    }

    private void follow(Stage.Outcome outcome, BookTask task) {
        switch (outcome) {
            case Stage.GoOn(var next) -> queue.send(task.at(next));
            case Stage.Done(var results) ->
                    settleJob.run(JobEnd.done(task.job(), Work.BOOK, results, clock.instant()));
            case Stage.Failed(var reason) -> failJob.run(task, reason);
        }
    }
}
