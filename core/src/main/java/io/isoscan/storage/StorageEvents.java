package io.isoscan.storage;

import io.isoscan.json.Json;
import io.isoscan.json.MalformedJson;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads what S3 says of new objects. Thread-safe. */
@Singleton
public final class StorageEvents {
    private static final String RECORDS = "Records";

    private final Json json;

    public StorageEvents(Json json) {
        this.json = json;
    }

    @Serdeable
    record Event(@Nullable Storage s3) {}

    @Serdeable
    record Storage(@Nullable Stored object) {}

    @Serdeable
    record Stored(
            @Nullable String key, long size, @Nullable String eTag, @Nullable String sequencer) {}

    /**
     * The objects that an event tells of, without the folders that a console makes; none where it
     * has no records, as S3's test event.
     *
     * @throws MalformedJson when a record is no event of S3's
     */
    public List<NewObject> objects(JsonNode event) {
        return Optional.ofNullable(event.get(RECORDS)).stream()
                .flatMap(StorageEvents::items)
                .map(this::object)
                .filter(object -> !object.key().endsWith("/"))
                .toList();
    }

    private NewObject object(JsonNode event) {
        var object =
                Optional.ofNullable(json.read(json.bytes(event), Event.class).s3())
                        .map(Storage::object)
                        .orElseThrow(() -> new MalformedJson("an event of no object"));
        return new NewObject(
                URLDecoder.decode(key(object), StandardCharsets.UTF_8),
                object.size(),
                Objects.requireNonNullElse(object.eTag(), ""),
                Objects.requireNonNullElse(object.sequencer(), ""),
                alone(event));
    }

    private static String key(Stored object) {
        return Optional.ofNullable(object.key())
                .orElseThrow(() -> new MalformedJson("an object without a key"));
    }

    private String alone(JsonNode event) {
        return json.write(
                JsonNode.createObjectNode(
                        Map.of(RECORDS, JsonNode.createArrayNode(List.of(event)))));
    }

    private static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.values().spliterator(), false);
    }
}
