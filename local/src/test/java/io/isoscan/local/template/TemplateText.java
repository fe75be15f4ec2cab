package io.isoscan.local.template;

import io.isoscan.local.template.TemplateNode.Expression;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A template as it stands, for rules about what this machine makes no use of. */
record TemplateText(TemplateNode root) {

    /** Of the repository, by its path there. */
    static TemplateText read(String path) {
        try {
            return new TemplateText(TemplateReader.read(Path.of("..", path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TemplateNode properties(String resource) {
        return root.get("Resources").get(resource).get("Properties");
    }

    /** The properties of the resources of a type, by logical name. */
    Map<String, TemplateNode> resources(String type) {
        var found = new LinkedHashMap<String, TemplateNode>();
        root.get("Resources")
                .forEach((name, resource) -> {
                    if (resource.get("Type").text().equals(type)) {
                        found.put(name, resource.get("Properties"));
                    }
                });
        return found;
    }

    /** The items of a list, both of a condition's choices among them. */
    static Stream<TemplateNode> items(TemplateNode list) {
        return list.list().stream().flatMap(TemplateText::choices);
    }

    private static Stream<TemplateNode> choices(TemplateNode item) {
        return item.value() instanceof Expression(var function, List<?> parts)
                        && function.equals("If")
                ? parts.stream()
                        .skip(1)
                        .filter(Map.class::isInstance)
                        .map(part -> new TemplateNode(item.path(), part))
                : Stream.of(item);
    }

    /** What a lone value or a list of them says. */
    static List<TemplateNode> oneOrMore(TemplateNode node) {
        return node.value() instanceof List ? node.list() : List.of(node);
    }
}
