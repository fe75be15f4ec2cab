package io.isoscan.protocol;

import io.isoscan.json.Json;
import io.isoscan.json.MalformedJson;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads clients' messages at the edge. Thread-safe. */
@Singleton
public final class ClientMessages {
    /** Browsers cannot split a frame, and API Gateway takes frames of 32 KB. */
    public static final int LARGEST = 32_000;

    /** Every action, in the order in which the protocol's page lists them. */
    public static final List<String> ACTIONS =
            List.of(
                    "preview_codes",
                    "start_scan",
                    "subscribe",
                    "cancel_scan",
                    "pause_scan",
                    "resume_scan",
                    "retry_failed",
                    "get_results",
                    "get_codes",
                    "get_report",
                    "get_file_link",
                    "list_sessions",
                    "delete_session",
                    "ping");

    private final Json json;

    public ClientMessages(Json json) {
        this.json = json;
    }

    /**
     * A message that names a known action.
     *
     * @throws BadRequest when it is none
     */
    public ClientMessage read(@Nullable String body) {
        var fields = tree(body == null ? "" : body);
        if (!fields.isObject()) {
            throw notJson();
        }
        requireKnownAction(fields.get("action"));
        return new ClientMessage(fields);
    }

    /**
     * File entries as JSON: a list of objects, or one object.
     *
     * @throws BadRequest when it is neither
     */
    public List<ClientMessage> readEntries(String content) {
        var tree = parse(content, ClientMessages::brokenEntries);
        if (!tree.isArray()) {
            return List.of(ClientMessage.object("file_content", tree));
        }
        var entries = new ArrayList<ClientMessage>();
        tree.values().forEach(node -> entries.add(ClientMessage.object("file_content", node)));
        return entries;
    }

    private JsonNode tree(String body) {
        if (body.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw new BadRequest(
                    ErrorCode.MESSAGE_TOO_LARGE,
                    "A message is at most 32,000 bytes. Put files and long code lists in storage"
                            + " (GET /upload-url) and name them by upload_id or codes_upload_id.");
        }
        return parse(body, ClientMessages::notJson);
    }

    private JsonNode parse(String body, Supplier<BadRequest> otherwise) {
        try {
            return json.tree(body);
        } catch (MalformedJson e) {
            throw otherwise.get();
        }
    }

    private static void requireKnownAction(@Nullable JsonNode action) {
        if (action == null || !action.isString()) {
            throw new BadRequest(
                    ErrorCode.NO_ACTION, "The message has no action. Known actions: " + known());
        }
        if (!ACTIONS.contains(action.getStringValue())) {
            throw new BadRequest(
                    ErrorCode.UNKNOWN_ACTION, "Unknown action. Known actions: " + known());
        }
    }

    private static BadRequest notJson() {
        return new BadRequest(
                ErrorCode.NOT_JSON,
                "The message is not a JSON object. Send for example {\"action\":\"ping\"}.");
    }

    private static BadRequest brokenEntries() {
        return ClientMessage.bad(
                "file_content begins like JSON entries but is not JSON. Begin plain text with"
                        + " another character than [ or {.");
    }

    private static String known() {
        return String.join(", ", ACTIONS);
    }
}
