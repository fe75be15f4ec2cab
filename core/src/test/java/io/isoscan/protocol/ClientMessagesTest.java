package io.isoscan.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.isoscan.testing.Doubles;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClientMessagesTest {
    private final ClientMessages messages = new ClientMessages(Doubles.json());

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", " ", "ping", "{", "{\"action\":\"ping\"", "[]", "1", "null", "\"ping\""})
    void anythingButAnObjectIsNotJson(@Nullable String body) {
        assertThat(codeOf(() -> messages.read(body))).isEqualTo(ErrorCode.NOT_JSON);
    }

    @Test
    void deepNestingIsNotJson() {
        assertThat(codeOf(() -> messages.read("[".repeat(30_000)))).isEqualTo(ErrorCode.NOT_JSON);
        assertThat(codeOf(() -> messages.read("{\"a\":".repeat(6_000))))
                .isEqualTo(ErrorCode.NOT_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"action\":null}", "{\"action\":7}", "{\"action\":[\"ping\"]}"})
    void objectWithoutActionIsToldTheKnownOnes(String body) {
        assertThat(codeOf(() -> messages.read(body))).isEqualTo(ErrorCode.NO_ACTION);
        assertThatThrownBy(() -> messages.read(body)).hasMessageContaining("start_scan, subscribe");
    }

    @Test
    void unknownActionIsToldTheKnownOnes() {
        ThrowingCallable read = () -> messages.read("{\"action\":\"fly\"}");

        assertThat(codeOf(read)).isEqualTo(ErrorCode.UNKNOWN_ACTION);
        ClientMessages.ACTIONS.forEach(
                action -> assertThatThrownBy(read).hasMessageContaining(action));
    }

    @Test
    void messageMayHave32000Bytes() {
        var frame = "{\"action\":\"ping\",\"x\":\"\"}";
        var filling = "x".repeat(32_000 - frame.length());
        var largest = "{\"action\":\"ping\",\"x\":\"%s\"}".formatted(filling);

        assertThat(messages.read(largest).text("x")).contains(filling);
        assertThat(codeOf(() -> messages.read(largest + " ")))
                .isEqualTo(ErrorCode.MESSAGE_TOO_LARGE);
    }

    @Test
    void bytesCountAndNotCharacters() {
        var body = "{\"action\":\"ping\",\"x\":\"%s\"}".formatted("ä".repeat(16_000));

        assertThat(codeOf(() -> messages.read(body))).isEqualTo(ErrorCode.MESSAGE_TOO_LARGE);
    }

    @Test
    void absentNullAndEmptyTextAreNotThere() {
        var message = message("\"empty\":\"\",\"none\":null");

        assertThat(message.text("empty")).isEmpty();
        assertThat(message.text("none")).isEmpty();
        assertThat(message.text("absent")).isEmpty();
        assertThat(message.objects("none")).isEmpty();
        assertThat(message.texts("absent")).isEmpty();
        assertThat(message.integer("none", 1, 5, 3)).isEqualTo(3);
    }

    @Test
    void wrongTypeIsNamed() {
        var message = message("\"a\":7,\"b\":[1],\"c\":{},\"d\":\"7\"");

        assertBad(() -> message.text("a"), "a must be a string");
        assertBad(() -> message.text("b"), "b must be a string");
        assertBad(() -> message.texts("c"), "c must be a list");
        assertBad(() -> message.texts("b"), "each of b must be a string");
        assertBad(() -> message.objects("d"), "d must be a list");
        assertBad(() -> message.objects("b"), "b must hold objects");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "6", "2.5", "\"3\"", "true", "[]", "1e400", "-1", "99999999999999"})
    void numberOutOfBoundsIsNamed(String value) {
        assertBad(() -> message("\"n\":" + value).integer("n", 1, 5, 3), "from 1 to 5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "5.0", "5e0"})
    void wholeNumberIsTaken(String value) {
        assertThat(message("\"n\":" + value).integer("n", 1, 5, 3)).isEqualTo(5);
    }

    @Test
    void missingSessionIdIsNamed() {
        assertBad(() -> message("\"x\":1").sessionId(), "session_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"meta", "owner#ann", "../x", "3F2B8C1E-5D0A-4C7B-9A41-0C2D6E8F1A23"})
    void sessionIdOfAnotherFormIsUnknown(String id) {
        assertThat(codeOf(() -> message("\"session_id\":\"" + id + "\"").sessionId()))
                .isEqualTo(ErrorCode.UNKNOWN_SESSION);
    }

    private ClientMessage message(String fields) {
        return messages.read("{\"action\":\"ping\"," + fields + "}");
    }

    private static void assertBad(ThrowingCallable call, String reason) {
        assertThat(codeOf(call)).isEqualTo(ErrorCode.BAD_FIELD);
        assertThatThrownBy(call).hasMessageContaining(reason);
    }

    private static ErrorCode codeOf(ThrowingCallable call) {
        return catchThrowableOfType(BadRequest.class, call).code();
    }
}
