package io.isoscan.ending;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.isoscan.job.JobEnd;
import io.isoscan.job.JobEnds;
import io.isoscan.job.JobId;
import io.isoscan.job.Jobs;
import io.isoscan.job.Jobs.Begun;
import io.isoscan.storage.BlobStore;
import io.isoscan.storage.Keys;
import io.isoscan.storage.NewObject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Arrays;

/**
 * Decides whether an object is the one document of its job: the first that arrived is, whatever its
 * kind, and each event of it has the same answer. A job is forgotten an hour after its end, and its
 * results are not: whoever uses its id then is told that it was used before, and gets nothing of
 * them. Thread-safe.
 */
@Singleton
public final class TakeDocument {
    /** Where a job stops whose work never began. */
    public static final String STAGE = "upload";

    private final Jobs jobs;
    private final BlobStore blobs;
    private final JobEnds ends;
    private final InstantSource clock;

    public TakeDocument(Jobs jobs, BlobStore blobs, JobEnds ends, InstantSource clock) {
        this.jobs = jobs;
        this.blobs = blobs;
        this.ends = ends;
        this.clock = clock;
    }

    /**
     * Takes a document as its job's.
     *
     * @return as {@link Jobs#begin}; whoever hands the document on says so with {@link
     *     Jobs#handedOn}
     */
    public Begun run(JobId job, NewObject document, JobEnd.Work work) {
        var begun = jobs.begin(job, document.version());
        if (begun == Begun.ANOTHER || hasNoOtherResults(job, document)) {
            return begun;
        }
        if (begun != Begun.HANDED_ON) {
            ends.publish(usedBefore(job, work));
            jobs.handedOn(job, document.version());
        }
        return Begun.ANOTHER;
    }

    private boolean hasNoOtherResults(JobId job, NewObject document) {
        var key = Keys.jobDocument(job);
        var version = document.version().getBytes(UTF_8);
        return blobs.putIfAbsent(key, version, "text/plain")
                || blobs.read(key).filter(there -> Arrays.equals(there, version)).isPresent();
    }

    private JobEnd usedBefore(JobId job, JobEnd.Work work) {
        return JobEnd.failed(
                job, work, STAGE, "this job id was used before: make another", clock.instant());
    }
}
