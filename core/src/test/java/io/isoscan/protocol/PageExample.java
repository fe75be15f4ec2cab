package io.isoscan.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One example of docs/PROTOCOL.md: a fenced block of JSON. The words behind {@code json} name its
 * definition; without any, its {@code action} or {@code type} does.
 */
record PageExample(String definition, JsonNode message) {
    private static final int FLAGS = Pattern.DOTALL | Pattern.MULTILINE;
    private static final Pattern BLOCK =
            Pattern.compile("^ *```json *(\\w*)\\n(.*?)^ *```$", FLAGS);

    /** What stands on the page under a heading, to the next heading of any depth. */
    static String section(String heading) throws IOException {
        var section =
                Pattern.compile("^##+ " + Pattern.quote(heading) + "$(.*?)(?=^##|\\z)", FLAGS)
                        .matcher(page());
        if (!section.find()) {
            throw new AssertionError("docs/PROTOCOL.md has no heading " + heading);
        }
        return section.group(1);
    }

    private static String page() throws IOException {
        return Files.readString(ProtocolSchema.DOCS.resolve("PROTOCOL.md"));
    }

    static List<PageExample> all() throws IOException {
        return BLOCK.matcher(page()).results().map(PageExample::read).toList();
    }

    private static PageExample read(MatchResult block) {
        var message = parse(block.group(2));
        var named = block.group(1);
        return new PageExample(named.isEmpty() ? discriminator(message) : named, message);
    }

    private static JsonNode parse(String json) {
        try {
            return ProtocolSchema.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new AssertionError(
                    "docs/PROTOCOL.md holds an example that is no JSON: " + json, e);
        }
    }

    private static String discriminator(JsonNode message) {
        return message.path(message.has("action") ? "action" : "type").asText();
    }
}
