package io.isoscan.local.gateway;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a proxy integration's function answers. */
@Serdeable
record FunctionAnswer(
        @Nullable Integer statusCode,
        @Nullable Map<String, String> headers,
        @Nullable String body,
        @JsonProperty("isBase64Encoded") @Nullable Boolean isBase64Encoded,
        @Nullable List<String> cookies) {

    /**
     * Reads an answer.
     *
     * @throws io.isoscan.json.MalformedJson when it is none
     */
    static FunctionAnswer read(byte[] answer) {
        return Answer.JSON.read(answer, FunctionAnswer.class);
    }

    Optional<String> header(String name) {
        return allHeaders().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    Map<String, String> allHeaders() {
        return headers == null ? Map.of() : headers;
    }

    List<String> allCookies() {
        return cookies == null ? List.of() : cookies;
    }

    /**
     * The body's bytes.
     *
     * @throws IllegalArgumentException when it says it is Base64 and is not
     */
    byte[] content() {
        var text = body == null ? "" : body;
        return Boolean.TRUE.equals(isBase64Encoded)
                ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8);
    }
}
