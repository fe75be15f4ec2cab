package io.isoscan.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.session.SessionId;
import io.isoscan.testing.Doubles;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.json.tree.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The sample events of the repository, read and answered as Lambda's runtime does it. */
public final class SampleEvents {
    /** The session that the events name. */
    public static final SessionId SESSION = new SessionId("3f2b8c1e-5d0a-4c7b-9a41-0c2d6e8f1a23");

    /** The connection that they come from. */
    public static final String CONNECTION = "Zk3nOcVdliACGhw=";

    /** Whom a connection without an authorizer belongs to. */
    public static final String OWNER = "anonymous";

    /** A list with nothing in it is left out of an answer; to Lambda that is the same. */
    private static final JsonNode NONE = JsonNode.createArrayNode(List.of());

    private static final EventJson EVENT_JSON = ApplicationContext.run().getBean(EventJson.class);

    private static final Path FOLDER = Path.of("../events");

    private SampleEvents() {}

    public static <E> E read(String name, Class<E> type) {
        return read(text(name), Argument.of(type));
    }

    /** The event with one text in it replaced by another, which must occur. */
    public static <E> E read(String name, Class<E> type, String text, String by) {
        assertThat(text(name)).contains(text);
        return read(text(name).replace(text, by), Argument.of(type));
    }

    /** The answer as the runtime writes it. */
    public static String write(Object answer) {
        var json = new ByteArrayOutputStream();
        try {
            EVENT_JSON.write(answer, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return json.toString(UTF_8);
    }

    /** Holds the answer against what events/expected.json says of this event. */
    public static void assertExpected(String name, Object answer) {
        var actual = Doubles.json().tree(write(answer));
        for (var field : expected(name).entries()) {
            assertField(field, Optional.ofNullable(actual.get(field.getKey())).orElse(NONE));
        }
    }

    private static void assertField(Map.Entry<String, JsonNode> field, JsonNode actual) {
        var expected = field.getValue();
        if (expected.isString() && expected.getStringValue().startsWith("~")) {
            assertThat(actual.getStringValue()).matches(expected.getStringValue().substring(1));
        } else {
            assertThat(actual).as(field.getKey()).isEqualTo(expected);
        }
    }

    private static JsonNode expected(String name) {
        var all = Doubles.json().tree(text("expected.json"));
        var one = Objects.requireNonNull(all.get(name), name);
        return Objects.requireNonNull(one.get("answer"));
    }

    private static <E> E read(String json, Argument<E> type) {
        return EVENT_JSON.read(new ByteArrayInputStream(json.getBytes(UTF_8)), type);
    }

    private static String text(String name) {
        try {
            return Files.readString(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
