package io.isoscan.protocol;

import io.isoscan.session.SessionId;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A client's message: a JSON object whose fields are read by name and type. A field that is absent,
 * null or empty text counts as not there; one of a wrong type is a {@link BadRequest} that names
 * it. Immutable.
 */
public final class ClientMessage {
    private static final int LONGEST_ECHO = 200;

    private final JsonNode fields;

    ClientMessage(JsonNode fields) {
        this.fields = fields;
    }

    public Optional<String> text(String name) {
        return given(name).filter(text -> !text.isEmpty());
    }

    /** A text that may be empty. */
    public Optional<String> given(String name) {
        return field(name).map(node -> requireText(name, node));
    }

    /** A short text as it came, to name the message in its answer; null when it is none. */
    public @Nullable String echo(String name) {
        return field(name)
                .filter(JsonNode::isString)
                .map(JsonNode::getStringValue)
                .filter(text -> text.length() <= LONGEST_ECHO)
                .orElse(null);
    }

    /** A list of strings; empty when the field is not there. */
    public List<String> texts(String name) {
        var texts = new ArrayList<String>();
        for (var node : list(name).orElse(List.of())) {
            texts.add(requireText("each of " + name, node));
        }
        return texts;
    }

    /** A list of objects. */
    public Optional<List<ClientMessage>> objects(String name) {
        return list(name).map(nodes -> nodes.stream().map(node -> object(name, node)).toList());
    }

    /** A whole number within bounds, or the default when the field is not there. */
    public int integer(String name, int least, int most, int byDefault) {
        return field(name).map(node -> requireInteger(name, node, least, most)).orElse(byDefault);
    }

    /** The session that the message is about. */
    public SessionId sessionId() {
        var value =
                text("session_id")
                        .orElseThrow(() -> bad("session_id is missing: name the session"));
        return SessionId.parse(value).orElseThrow(ClientMessage::unknownSession);
    }

    /** The answer to a session that is not there or another's: it does not say which. */
    public static BadRequest unknownSession() {
        return new BadRequest(
                ErrorCode.UNKNOWN_SESSION,
                "No such session. list_sessions shows yours; they are kept for 30 days.");
    }

    /** A wrong field, with what to change. */
    public static BadRequest bad(String message) {
        return new BadRequest(ErrorCode.BAD_FIELD, message);
    }

    static ClientMessage object(String name, JsonNode node) {
        if (!node.isObject()) {
            throw bad(name + " must hold objects");
        }
        return new ClientMessage(node);
    }

    private Optional<List<JsonNode>> list(String name) {
        return field(name).map(node -> requireList(name, node));
    }

    private Optional<JsonNode> field(String name) {
        @Nullable JsonNode node = fields.get(name);
        return node == null || node.isNull() ? Optional.empty() : Optional.of(node);
    }

    private static String requireText(String name, JsonNode node) {
        if (!node.isString()) {
            throw bad(name + " must be a string");
        }
        return node.getStringValue();
    }

    private static List<JsonNode> requireList(String name, JsonNode node) {
        if (!node.isArray()) {
            throw bad(name + " must be a list");
        }
        var nodes = new ArrayList<JsonNode>();
        node.values().forEach(nodes::add);
        return nodes;
    }

    private static int requireInteger(String name, JsonNode node, int least, int most) {
        boolean fits =
                node.isNumber()
                        && node.getDoubleValue() == Math.rint(node.getDoubleValue())
                        && node.getDoubleValue() >= least
                        && node.getDoubleValue() <= most;
        if (!fits) {
            throw bad(name + " must be a whole number from " + least + " to " + most);
        }
        return node.getIntValue();
    }
}
