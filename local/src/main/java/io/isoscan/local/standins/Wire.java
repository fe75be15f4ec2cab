package io.isoscan.local.standins;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.isoscan.json.Json;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The pieces of which the services' messages are made. */
final class Wire {
    private static final Json JSON = new Json(JsonMapper.createDefault());

    private Wire() {}

    @Serdeable
    record Refusal(@JsonProperty("__type") String type, String message) {}

    static String json(Object value) {
        return JSON.write(value);
    }

    static JsonNode tree(String json) {
        return JSON.tree(json);
    }

    static <T> T read(byte[] json, Class<T> type) {
        return JSON.read(json, type);
    }

    /** The text of a field; empty where there is none. */
    static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field))
                .filter(JsonNode::isString)
                .map(JsonNode::getStringValue);
    }

    /** The fields of a form, or of an address's query. */
    static Map<String, String> form(String encoded) {
        var fields = new HashMap<String, String>();
        for (var pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
