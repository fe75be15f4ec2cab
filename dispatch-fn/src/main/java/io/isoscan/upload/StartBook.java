package io.isoscan.upload;

import io.isoscan.ending.SettleJob;
import io.isoscan.ending.TakeDocument;
import io.isoscan.job.JobEnd;
import io.isoscan.job.JobId;
import io.isoscan.job.Jobs;
import io.isoscan.storage.BlobStore;
import io.isoscan.storage.NewObject;
import io.isoscan.task.BookQueue;
import io.isoscan.task.BookTask;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the job of a picture that has arrived. One event that comes twice is one job: its mark is
 * set before the message is sent, and set to handed on afterwards. A crash between the two leaves a
 * mark that the next delivery may take over, so that no picture is forgotten. Thread-safe.
 */
@Singleton
final class StartBook {
    private static final Logger LOG = LoggerFactory.getLogger(StartBook.class);

    private final Jobs jobs;
    private final BookQueue queue;
    private final BlobStore blobs;
    private final SettleJob settleJob;
    private final TakeDocument takeDocument;
    private final UploadLimits limits;
    private final InstantSource clock;

    StartBook(
            Jobs jobs,
            BookQueue queue,
            BlobStore blobs,
            SettleJob settleJob,
            TakeDocument takeDocument,
            UploadLimits limits,
            InstantSource clock) {
        this.jobs = jobs;
        this.queue = queue;
        this.blobs = blobs;
        this.settleJob = settleJob;
        this.takeDocument = takeDocument;
        this.limits = limits;
        this.clock = clock;
    }

    void run(JobId job, NewObject picture) {
        switch (takeDocument.run(job, picture, JobEnd.Work.BOOK)) {
            case NOW -> begin(job, picture);
            case UNDERWAY ->
                    throw new IllegalStateException(
                            "job " + job + " is being started by another delivery: look again");
            case HANDED_ON -> LOG.info("job {}: started before", job);
            case ANOTHER -> LOG.warn("job {}: has another document", job);
        }
    }

    /** Ends a job that could not be started, where the picture is its document and not at work. */
    void giveUp(JobId job, NewObject picture) {
        switch (takeDocument.run(job, picture, JobEnd.Work.BOOK)) {
            case NOW, UNDERWAY -> {
                fail(
                        job,
                        "its work could not be started; upload the picture again under a new job"
                                + " id");
                jobs.handedOn(job, picture.version());
            }
            case HANDED_ON, ANOTHER -> LOG.info("job {}: nothing of it is given up", job);
        }
    }

    private void begin(JobId job, NewObject picture) {
        if (picture.size() > limits.largestPicture()) {
            refuse(job, picture);
        } else {
            queue.send(BookTask.first(job, picture.key()));
        }
        noteHandedOn(job, picture);
    }

    /** What is at work already has not failed: a repeat of the event sends it again, no more. */
    private void noteHandedOn(JobId job, NewObject picture) {
        try {
            jobs.handedOn(job, picture.version());
        } catch (RuntimeException e) {
            LOG.warn("job {}: is at work, which is not noted", job, e);
        }
    }

    private void refuse(JobId job, NewObject picture) {
        blobs.delete(picture.key());
        fail(job, UploadLimits.tooLarge(limits.largestPicture()));
    }

    private void fail(JobId job, String reason) {
        settleJob.run(
                JobEnd.failed(job, JobEnd.Work.BOOK, TakeDocument.STAGE, reason, clock.instant()));
    }
}
