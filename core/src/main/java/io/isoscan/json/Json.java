package io.isoscan.json;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Writes and reads JSON by the serializers made at compile time. Thread-safe. */
@Singleton
public final class Json {
    private final JsonMapper mapper;

    public Json(JsonMapper mapper) {
        this.mapper = mapper;
    }

    public String write(Object value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    public byte[] bytes(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new MalformedJson("cannot write " + value.getClass().getSimpleName(), e);
        }
    }

    /**
     * Reads a value of this type.
     *
     * @throws MalformedJson when the text is not JSON of this shape
     */
    public <T> T read(String json, Class<T> type) {
        return read(json.getBytes(StandardCharsets.UTF_8), type);
    }

    /**
     * Reads a value of this type from UTF-8.
     *
     * @throws MalformedJson when the bytes are not JSON of this shape
     */
    public <T> T read(byte[] json, Class<T> type) {
        try {
            return Objects.requireNonNull(mapper.readValue(json, type), "null");
        } catch (IOException | RuntimeException e) {
            throw new MalformedJson("not a " + type.getSimpleName() + " in JSON", e);
        }
    }

    /**
     * Reads any JSON.
     *
     * @throws MalformedJson when the text is not JSON
     */
    public JsonNode tree(String json) {
        return read(json, JsonNode.class);
    }
}
