package io.isoscan.local.template;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the functions' environment variables are on this machine.
 *
 * @param references the values of {@code !Ref}, by logical name
 * @param connections the address of the WebSocket API's management endpoint
 */
public record LocalValues(Map<String, String> references, URI connections) {
    public LocalValues {
        references = Map.copyOf(references);
    }

    /** The variables of a function, evaluated. */
    public Map<String, String> variables(FunctionSpec function) {
        var variables = new HashMap<String, String>();
        function.environment()
                .forEach((name, node) -> value(node).ifPresent(text -> variables.put(name, text)));
        return variables;
    }

    /** Empty where the variable is left out. */
    private Optional<String> value(TemplateNode node) {
        var chosen = node.chosen();
        return chosen.isNothing() ? Optional.empty() : Optional.of(text(chosen));
    }

    private String text(TemplateNode node) {
        if (node.value() instanceof TemplateNode.Expression(var function, String argument)) {
            return switch (function) {
                case "Ref", "GetAtt" -> reference(node, argument);
                case "Sub" -> substituted(node, argument);
                default -> throw node.problem("has a function that this machine cannot evaluate");
            };
        }
        return node.text();
    }

    private String reference(TemplateNode node, String name) {
        return Optional.ofNullable(references.get(name))
                .orElseThrow(() -> node.problem("refers to " + name + ", unknown here"));
    }

    /** The one address that the template composes is that of the WebSocket API. */
    private String substituted(TemplateNode node, String pattern) {
        if (pattern.startsWith("https://${WebSocketApi}.")) {
            return connections.toString();
        }
        throw node.problem("is composed in a way that this machine does not know");
    }
}
