package io.isoscan.local.storage;

import io.isoscan.json.Json;
import io.micronaut.json.JsonMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** S3's notification of a new object. Thread-safe. */
final class ObjectCreated {
    private static final Json JSON = new Json(JsonMapper.createDefault());

    private final AtomicLong sequence = new AtomicLong();

    /**
     * The notification as JSON.
     *
     * @param entityTag in quotes or without
     */
    String put(Instant time, String bucket, String key, long size, String entityTag) {
        var object =
                Map.of(
                        "key", encode(key),
                        "size", size,
                        "eTag", entityTag.replace("\"", ""),
                        "sequencer", sequencer(time));
        var bucketNamed = Map.of("name", bucket, "arn", "arn:aws:s3:::" + bucket);
        var event =
                Map.of(
                        "eventVersion",
                        "2.1",
                        "eventSource",
                        "aws:s3",
                        "awsRegion",
                        "eu-central-1",
                        "eventTime",
                        new DateTimeFormatterBuilder().appendInstant(3).toFormatter().format(time),
                        "eventName",
                        "ObjectCreated:Put",
                        "s3",
                        Map.of(
                                "s3SchemaVersion",
                                "1.0",
                                "configurationId",
                                "isoscan",
                                "bucket",
                                bucketNamed,
                                "object",
                                object));
        return JSON.write(Map.of("Records", List.of(event)));
    }

    /** As S3 does it: form encoding, but for the slashes. */
    private static String encode(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }

    private String sequencer(Instant time) {
        return String.format(
                Locale.ROOT, "%010X%08X", time.getEpochSecond(), sequence.getAndIncrement());
    }
}
