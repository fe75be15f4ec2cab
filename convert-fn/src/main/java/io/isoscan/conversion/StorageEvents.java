package io.isoscan.conversion;

import io.isoscan.json.Json;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads what S3 says of new objects. Thread-safe. */
@Singleton
final class StorageEvents {
    private final Json json;

    StorageEvents(Json json) {
        this.json = json;
    }

    /** The texts that an event tells of; none where it has no records, as S3's test event. */
    List<NewText> texts(JsonNode event) {
        return Optional.ofNullable(event.get("Records")).stream()
                .flatMap(StorageEvents::items)
                .map(this::text)
                .filter(text -> !text.key().endsWith("/"))
                .toList();
    }

    private NewText text(JsonNode record) {
        var object = field(field(record, "s3"), "object");
        return new NewText(
                URLDecoder.decode(field(object, "key").getStringValue(), StandardCharsets.UTF_8),
                field(object, "eTag").getStringValue(),
                field(object, "sequencer").getStringValue(),
                alone(record));
    }

    private String alone(JsonNode record) {
        return json.write(
                JsonNode.createObjectNode(
                        Map.of("Records", JsonNode.createArrayNode(List.of(record)))));
    }

    private static JsonNode field(JsonNode object, String name) {
        return Optional.ofNullable(object.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the event has no " + name));
    }

    private static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.values().spliterator(), false);
    }
}
