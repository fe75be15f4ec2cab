package io.isoscan.upload;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.isoscan.aws.Variables;
import io.isoscan.hash.Sha256;
import io.isoscan.job.JobId;
import io.isoscan.json.Json;
import io.isoscan.storage.BlobStore;
import io.isoscan.storage.Keys;
import io.micronaut.context.BeanProvider;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    private final Json json;

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
            Json json) {
        this.blobs = blobs;
        this.limits = limits;
        this.startBook = startBook;
        this.variables = variables;
        this.json = json;
    }

    @Serdeable
    record Notification(@JsonProperty("Records") @Nullable List<Event> records) {}

    @Serdeable
    record Event(Storage s3) {}

    @Serdeable
    record Storage(StoredObject object) {}

    @Serdeable
    record StoredObject(String key, long size, @Nullable String eTag, @Nullable String sequencer) {
        String plainKey() {
            return URLDecoder.decode(key, StandardCharsets.UTF_8);
        }

        /** This version of this object, as no other event names it. */
        String version() {
            var named = String.join("\n", plainKey(), eTag, sequencer);
            return Sha256.hex(named.getBytes(StandardCharsets.UTF_8));
        }
    }

    void run(String notification) {
        objects(notification).forEach(this::check);
    }

    /** Ends the jobs of a notification that could not be worked on. */
    void giveUp(String notification) {
        if (variables.on("WITH_BOOKS")) {
            objects(notification).forEach(object -> job(object).ifPresent(startBook.get()::giveUp));
        }
    }

    private List<StoredObject> objects(String notification) {
        var records = json.read(notification, Notification.class).records();
        return records == null
                ? List.of()
                : records.stream().map(event -> event.s3().object()).toList();
    }

    private static Optional<JobId> job(StoredObject object) {
        return Keys.uploadedFor(object.plainKey());
    }

    private void check(StoredObject object) {
        job(object).ifPresentOrElse(job -> start(job, object), () -> checkOfAScan(object));
    }

    private void start(JobId job, StoredObject picture) {
        if (variables.on("WITH_BOOKS")) {
            startBook.get().run(job, picture);
        } else {
            LOG.warn("job {}: books are not recognised by this deployment", job);
        }
    }

    private void checkOfAScan(StoredObject object) {
        var key = object.plainKey();
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
