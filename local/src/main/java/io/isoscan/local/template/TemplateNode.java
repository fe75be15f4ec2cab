package io.isoscan.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * A place in the template, with the path that leads there, so that what is missing can be named.
 *
 * @param value a map, a list, a string, a number, a boolean or a {@link Expression}
 */
public record TemplateNode(String path, Object value) {

    /** The conditions of optional parts, by the names that the template gives them. */
    private static final Set<String> HERE =
            Set.of(
                    "HasBooks",
                    "HasConversions",
                    "HasNotices",
                    "HasNoticeEmail",
                    "HasNoticeWebhook");

    /** A short-form function such as {@code !Ref Name}. */
    record Expression(String function, Object argument) {}

    TemplateNode get(String name) {
        return find(name).orElseThrow(() -> problem("has no " + name));
    }

    Optional<TemplateNode> find(String name) {
        return Optional.ofNullable(map().get(name)).map(child -> child(name, child));
    }

    /** What an {@code !If} comes to on this machine, which has every optional part; else itself. */
    TemplateNode chosen() {
        return value instanceof Expression(var function, List<?> parts)
                        && function.equals("If")
                        && HERE.contains(parts.getFirst())
                ? new TemplateNode(path, parts.get(1)).chosen()
                : this;
    }

    /** Whether it is a resource of an optional part. */
    boolean isOfAPart() {
        return find("Condition").map(TemplateNode::text).filter(HERE::contains).isPresent();
    }

    /** Whether it is {@code !Ref AWS::NoValue}. */
    boolean isNothing() {
        return value.equals(new Expression("Ref", "AWS::NoValue"));
    }

    String text() {
        return value.toString();
    }

    int integer() {
        return value instanceof Integer number ? number : Integer.parseInt(text());
    }

    List<TemplateNode> list() {
        if (value instanceof List<?> items) {
            return items.stream().<TemplateNode>map(item -> child("[]", item)).toList();
        }
        throw problem("is not a list");
    }

    void forEach(BiConsumer<String, TemplateNode> consumer) {
        map().forEach((name, child) -> consumer.accept(name, child(name, child)));
    }

    /** The resource that {@code !Ref Name}, {@code !GetAtt Name.Arn} or a lone !Sub names. */
    String resource() {
        return switch (value) {
            case Expression(var function, String argument) when function.equals("Ref") -> argument;
            case Expression(var function, String argument) when function.equals("GetAtt") ->
                    argument.substring(0, argument.indexOf('.'));
            case Expression(var function, String argument) when function.equals("Sub") ->
                    argument.substring(argument.indexOf("${") + 2, argument.indexOf('}'));
            default -> throw problem("does not name a resource");
        };
    }

    IllegalStateException problem(String what) {
        return new IllegalStateException("template.yaml: " + path + " " + what);
    }

    private TemplateNode child(String name, Object child) {
        return new TemplateNode(path.isEmpty() ? name : path + "." + name, child);
    }

    private Map<String, Object> map() {
        if (value instanceof Map<?, ?> map) {
            @SuppressWarnings("unchecked")
            var named = (Map<String, Object>) map;
            return named;
        }
        throw problem("is not a map");
    }
}
