package io.isoscan.local.template;

import static java.util.stream.Collectors.toCollection;

import io.isoscan.local.template.TemplateNode.Expression;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the roles of the template allow their functions. What stands under an {@code !If} counts as
 * absent, unless it is of a part that this machine has; a managed policy of AWS counts as one
 * action that nothing calls.
 */
public final class Roles {
    private static final Pattern NAME = Pattern.compile("\\$\\{(\\w+)(?:\\.[\\w.]+)?}");

    private final TemplateNode root;
    private final Map<String, TemplateNode> resources = new HashMap<>();

    private Roles(TemplateNode root) {
        this.root = root;
        root.get("Resources").forEach(resources::put);
    }

    /**
     * One action on one resource.
     *
     * @param resource the logical name; as it stands where it names no resource of the template
     */
    public record Permission(String action, String resource) implements Comparable<Permission> {
        @Override
        public int compareTo(Permission other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return action + " on " + resource;
        }
    }

    public static Roles read(Path template) throws IOException {
        return new Roles(TemplateReader.read(template));
    }

    /** What each function may do, by its logical name. */
    public Map<String, Set<Permission>> byFunction() {
        var permissions = new TreeMap<String, Set<Permission>>();
        resources.forEach((name, resource) -> {
            if (resource.get("Type").text().equals("AWS::Serverless::Function")) {
                permissions.put(name, ofRole(resource.get("Properties").get("Role").resource()));
            }
        });
        return permissions;
    }

    private Set<Permission> ofRole(String role) {
        var properties = resource(role).get("Properties");
        return Stream.concat(
                        each(properties, "Policies").flatMap(this::ofPolicy),
                        each(properties, "ManagedPolicyArns").flatMap(this::ofManagedPolicy))
                .collect(toCollection(TreeSet::new));
    }

    private Stream<Permission> ofManagedPolicy(TemplateNode arn) {
        return arn.value() instanceof Expression
                ? ofPolicy(resource(arn.resource()).get("Properties"))
                : Stream.of(new Permission("managed policy", arn.text()));
    }

    private TemplateNode resource(String name) {
        return Optional.ofNullable(resources.get(name))
                .orElseThrow(() -> root.problem("has no " + name));
    }

    private Stream<Permission> ofPolicy(TemplateNode policy) {
        return each(policy.get("PolicyDocument"), "Statement").flatMap(this::ofStatement);
    }

    private Stream<Permission> ofStatement(TemplateNode statement) {
        if (!statement.get("Effect").text().equals("Allow")) {
            return Stream.empty();
        }
        var actions = each(statement, "Action").map(TemplateNode::text).toList();
        return each(statement, "Resource")
                .map(this::name)
                .flatMap(resource ->
                        actions.stream().map(action -> new Permission(action, resource)));
    }

    /**
     * The items of a list, or the one that stands in its place, but for those under a condition.
     */
    private static Stream<TemplateNode> each(TemplateNode parent, String field) {
        return parent.find(field).stream()
                .flatMap(node ->
                        node.value() instanceof List<?> ? node.list().stream() : Stream.of(node))
                .map(TemplateNode::chosen)
                .filter(node ->
                        !(node.value() instanceof Expression(var function, var argument)
                                && function.equals("If")));
    }

    private String name(TemplateNode resource) {
        return switch (resource.value()) {
            case Expression(var function, String argument) when function.equals("Sub") ->
                    NAME.matcher(argument)
                            .results()
                            .map((MatchResult match) -> match.group(1))
                            .filter(each -> isResource(each))
                            .findFirst()
                            .orElse(argument);
            case Expression _ -> resource.resource();
            default -> resource.text();
        };
    }

    /** A model is no resource of the template: it is a parameter. */
    private boolean isResource(String name) {
        return resources.containsKey(name) || name.equals("BookModelId");
    }
}
