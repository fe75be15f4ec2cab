package io.isoscan.upload;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.isoscan.json.Json;
import io.isoscan.storage.BlobStore;
import io.isoscan.storage.Keys;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at what was uploaded: a signed address cannot limit the size where the client did not say
 * it, so what exceeds its limit is deleted here. Events without records (S3 sends a test event) and
 * of foreign prefixes are acknowledged.
 */
@Singleton
final class CheckUpload {
    private static final Logger LOG = LoggerFactory.getLogger(CheckUpload.class);

    private final BlobStore blobs;
    private final UploadLimits limits;
    private final Json json;

    CheckUpload(BlobStore blobs, UploadLimits limits, Json json) {
        this.blobs = blobs;
        this.limits = limits;
        this.json = json;
    }

    @Serdeable
    record Notification(@JsonProperty("Records") @Nullable List<Event> records) {}

    @Serdeable
    record Event(Storage s3) {}

    @Serdeable
    record Storage(StoredObject object) {}

    @Serdeable
    record StoredObject(String key, long size) {}

    void run(String notification) {
        var records = json.read(notification, Notification.class).records();
        if (records != null) {
            records.forEach(event -> check(event.s3().object()));
        }
    }

    private void check(StoredObject object) {
        var key = URLDecoder.decode(object.key(), StandardCharsets.UTF_8);
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
