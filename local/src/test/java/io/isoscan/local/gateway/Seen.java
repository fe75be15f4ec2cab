package io.isoscan.local.gateway;

import static java.util.Objects.requireNonNull;

import io.micronaut.json.tree.JsonNode;

/** JSON that was seen, read by paths such as {@code requestContext.routeKey}. */
record Seen(JsonNode json) {

    static Seen of(String json) {
        return new Seen(Answer.JSON.tree(json));
    }

    String text(String path) {
        return at(path).coerceStringValue();
    }

    private JsonNode at(String path) {
        var node = json;
        for (var name : path.split("\\.", -1)) {
            node = requireNonNull(node.get(name), () -> path + " is missing in " + json);
        }
        return node;
    }
}
