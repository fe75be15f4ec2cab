package io.isoscan.book;

import io.isoscan.ending.SettleJob;
import io.isoscan.job.JobEnd;
import io.isoscan.task.BookTask;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Ends a job that comes to no results; where it has ended before, that end stands. Thread-safe. */
@Singleton
final class FailJob {
    private final SettleJob settleJob;
    private final InstantSource clock;

    FailJob(SettleJob settleJob, InstantSource clock) {
        this.settleJob = settleJob;
        this.clock = clock;
    }

    /** Ends the job at the stage that this task is for, for a reason in words for its user. */
    void run(BookTask task, String reason) {
        settleJob.run(
                JobEnd.failed(
                        task.job(),
                        JobEnd.Work.BOOK,
                        task.stage().word(),
                        reason,
                        clock.instant()));
    }
}
