package io.isoscan.conversion;

import io.isoscan.ending.TakeDocument;
import io.isoscan.job.JobEnd;
import io.isoscan.job.JobId;
import io.isoscan.job.Jobs;
import io.isoscan.job.Jobs.Begun;
import io.isoscan.storage.Keys;
import io.isoscan.storage.NewObject;
import jakarta.inject.Singleton;
import java.time.Instant;

/**
 * Records the conversion of a text. The first document of a job is the job's, and its end will be
 * the job's end; any other text is converted too, and ends for nobody. Thread-safe.
 */
@Singleton
final class RecordConversion {
    private final TakeDocument takeDocument;
    private final Jobs jobs;
    private final Conversions conversions;

    RecordConversion(TakeDocument takeDocument, Jobs jobs, Conversions conversions) {
        this.takeDocument = takeDocument;
        this.jobs = jobs;
        this.conversions = conversions;
    }

    /** Records the first attempt, unless there is one; returns the conversion as it stands. */
    Conversion run(NewObject text, Route route, Instant deadline) {
        var job = Keys.uploadedFor(text.key()).filter(id -> isDocumentOf(id, text));
        var conversion =
                conversions.begin(Conversion.first(text, route, deadline, job.orElse(null)));
        job.ifPresent(id -> jobs.handedOn(id, text.version()));
        return conversion;
    }

    /**
     * Another delivery may be about to record it: whichever comes first, the record is the same.
     */
    private boolean isDocumentOf(JobId id, NewObject text) {
        return takeDocument.run(id, text, JobEnd.Work.CONVERSION) != Begun.ANOTHER;
    }
}
