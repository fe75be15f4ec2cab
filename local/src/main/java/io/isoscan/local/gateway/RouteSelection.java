package io.isoscan.local.gateway;

import io.isoscan.json.MalformedJson;
import io.micronaut.json.tree.JsonNode;
import java.util.Map;
import java.util.Optional;

/** The route selection expression {@code $request.body.action}. Thread-safe. */
final class RouteSelection {
    static final String DEFAULT = "$default";

    private final Map<String, String> routes;

    RouteSelection(Map<String, String> routes) {
        this.routes = routes;
    }

    /** The function of this route. */
    Optional<String> function(String routeKey) {
        return Optional.ofNullable(routes.get(routeKey));
    }

    /** The route of a message; routes that begin with {@code $} cannot be asked for by name. */
    String routeKey(String body) {
        return action(body)
                .filter(action -> !action.startsWith("$") && routes.containsKey(action))
                .orElse(DEFAULT);
    }

    private static Optional<String> action(String body) {
        try {
            var fields = Answer.JSON.tree(body);
            return Optional.ofNullable(fields.isObject() ? fields.get("action") : null)
                    .filter(JsonNode::isString)
                    .map(JsonNode::getStringValue);
        } catch (MalformedJson e) {
            return Optional.empty();
        }
    }
}
