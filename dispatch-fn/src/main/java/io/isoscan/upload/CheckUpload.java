package io.isoscan.upload;

import io.isoscan.aws.Variables;
import io.isoscan.job.JobId;
import io.isoscan.storage.BlobStore;
import io.isoscan.storage.Keys;
import io.isoscan.storage.NewObject;
import io.isoscan.storage.StorageEvents;
import io.micronaut.context.BeanProvider;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at what was uploaded: a picture for a job starts that job. A signed address cannot limit
 * the size where the client did not say it, so what exceeds its limit is deleted here. Events
 * without records (S3 sends a test event) and of foreign prefixes are acknowledged.
 */
@Singleton
final class CheckUpload {
    private static final Logger LOG = LoggerFactory.getLogger(CheckUpload.class);

    private final BlobStore blobs;
    private final UploadLimits limits;
    private final BeanProvider<StartBook> startBook;
    private final Variables variables;
    private final StorageEvents events;

    /**
     * Checks uploads.
     *
     * @param startBook made only where books are recognised
     */
    CheckUpload(
            BlobStore blobs,
            UploadLimits limits,
            BeanProvider<StartBook> startBook,
            Variables variables,
            StorageEvents events) {
        this.blobs = blobs;
        this.limits = limits;
        this.startBook = startBook;
        this.variables = variables;
        this.events = events;
    }

    void run(JsonNode notification) {
        events.objects(notification).forEach(this::check);
    }

    /** Ends the jobs of a notification that could not be worked on. */
    void giveUp(JsonNode notification) {
        if (variables.on("WITH_BOOKS")) {
            events.objects(notification)
                    .forEach(object ->
                            job(object).ifPresent(job -> startBook.get().giveUp(job, object)));
        }
    }

    private static Optional<JobId> job(NewObject object) {
        return Keys.uploadedFor(object.key());
    }

    private void check(NewObject object) {
        job(object).ifPresentOrElse(job -> start(job, object), () -> checkOfAScan(object));
    }

    private void start(JobId job, NewObject picture) {
        if (variables.on("WITH_BOOKS")) {
            startBook.get().run(job, picture);
        } else {
            LOG.warn("job {}: books are not recognised by this deployment", job);
        }
    }

    private void checkOfAScan(NewObject object) {
        var key = object.key();
        if (key.startsWith(Keys.UPLOADS) && object.size() > limits.largestFile()) {
            delete(key);
            LOG.warn("an upload of {} bytes exceeds its limit and was deleted", object.size());
        }
    }

    private void delete(String key) {
        try {
            blobs.delete(key);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "upload " + key + " exceeds its limit and could not be deleted", e);
        }
    }
}
