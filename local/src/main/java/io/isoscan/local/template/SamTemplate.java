package io.isoscan.local.template;

import io.isoscan.local.template.FunctionSpec.QueueSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The template's resources as this machine needs them. Immutable. */
public final class SamTemplate {
    private final TemplateNode root;
    private final boolean withParts;

    private SamTemplate(TemplateNode root, boolean withParts) {
        this.root = root;
        this.withParts = withParts;
    }

    /**
     * Reads a template.
     *
     * @throws IOException when there is none
     */
    public static SamTemplate read(Path file) throws IOException {
        return new SamTemplate(TemplateReader.read(file), true);
    }

    /** The template without its optional parts, as it is deployed when nobody asks for them. */
    public SamTemplate withoutParts() {
        return new SamTemplate(root, false);
    }

    public List<QueueSpec> queues() {
        return each("AWS::SQS::Queue", SamTemplate::queue);
    }

    public List<TableSpec> tables() {
        return each("AWS::DynamoDB::Table", SamTemplate::table);
    }

    /** The buckets' logical names. */
    public List<String> buckets() {
        return each("AWS::S3::Bucket", (name, properties) -> name);
    }

    /** How many resources of a type there are. */
    public int count(String type) {
        return each(type, (name, properties) -> name).size();
    }

    /** Metrics that alarms look at, each of them billed: those of an expression, or one. */
    public int alarmMetrics() {
        return each("AWS::CloudWatch::Alarm", (name, properties) -> alarmMetrics(properties))
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private static int alarmMetrics(TemplateNode alarm) {
        return alarm.find("Metrics")
                .map(metrics -> metrics.list().stream())
                .map(metrics -> metrics.filter(each -> each.find("MetricStat").isPresent()).count())
                .map(Math::toIntExact)
                .orElse(1);
    }

    /** The templates of the stacks inside, by their paths from this one. */
    public List<String> stacks() {
        return each(
                "AWS::CloudFormation::Stack",
                (name, properties) -> properties.get("TemplateURL").text());
    }

    /** Queues that a bucket sends its events to, by the bucket's logical name. */
    public Map<String, String> bucketEvents() {
        var queues = new HashMap<String, String>();
        each(
                "AWS::S3::Bucket",
                (name, properties) ->
                        properties
                                .find("NotificationConfiguration")
                                .map(SamTemplate::notifiedQueue)
                                .map(queue -> queues.put(name, queue)));
        return queues;
    }

    public List<FunctionSpec> functions() {
        return each("AWS::Serverless::Function", this::function);
    }

    /** Functions by the route keys of the WebSocket API. */
    public Map<String, String> socketRoutes() {
        var integrations = new HashMap<String, String>();
        each(
                "AWS::ApiGatewayV2::Integration",
                (name, properties) -> integrations.put(name, integratedFunction(properties)));
        var routes = new LinkedHashMap<String, String>();
        each(
                "AWS::ApiGatewayV2::Route",
                (name, properties) ->
                        routes.put(
                                properties.get("RouteKey").text(),
                                Optional.ofNullable(
                                                integrations.get(
                                                        properties.get("Target").resource()))
                                        .orElseThrow(
                                                () -> properties.problem("has no integration"))));
        return routes;
    }

    /** Queues that a topic sends its messages to, by the topic's logical name. */
    public Map<String, String> topicQueues() {
        var queues = new HashMap<String, String>();
        each(
                "AWS::SNS::Subscription",
                (name, properties) ->
                        queues.put(
                                properties.get("TopicArn").resource(),
                                properties.get("Endpoint").resource()));
        return queues;
    }

    /** Functions by the routes of the HTTP API, such as {@code GET /upload-url}. */
    public Map<String, String> httpRoutes() {
        var routes = new LinkedHashMap<String, String>();
        functions()
                .forEach(function ->
                        function.httpRoutes().forEach(route -> routes.put(route, function.name())));
        return routes;
    }

    /** A bucket's name here: {@code UploadsBucket} is {@code uploads-bucket}. */
    public static String bucketName(String logicalName) {
        return logicalName.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private interface Reading<T> {
        T of(String name, TemplateNode properties);
    }

    private <T> List<T> each(String type, Reading<T> reading) {
        var found = new ArrayList<T>();
        root.get("Resources")
                .forEach((name, resource) -> {
                    if (resource.get("Type").text().equals(type)
                            && (withParts || !resource.isOfAPart())) {
                        found.add(reading.of(name, resource.get("Properties")));
                    }
                });
        return found;
    }

    private static QueueSpec queue(String name, TemplateNode properties) {
        var attributes = new HashMap<String, String>();
        for (var attribute :
                List.of("VisibilityTimeout", "MessageRetentionPeriod", "MaximumMessageSize")) {
            properties.find(attribute).ifPresent(node -> attributes.put(attribute, node.text()));
        }
        return new QueueSpec(
                name, attributes, properties.find("RedrivePolicy").map(SamTemplate::redrive));
    }

    private static QueueSpec.Redrive redrive(TemplateNode policy) {
        return new QueueSpec.Redrive(
                policy.get("deadLetterTargetArn").resource(),
                policy.get("maxReceiveCount").integer());
    }

    private static TableSpec table(String name, TemplateNode properties) {
        var keys = properties.get("KeySchema").list();
        return new TableSpec(
                name,
                keys.getFirst().get("AttributeName").text(),
                keys.getLast().get("AttributeName").text(),
                properties.get("TimeToLiveSpecification").get("AttributeName").text());
    }

    private static String notifiedQueue(TemplateNode configuration) {
        return configuration.get("QueueConfigurations").list().getFirst().get("Queue").resource();
    }

    private FunctionSpec function(String name, TemplateNode properties) {
        var environment = new HashMap<String, TemplateNode>();
        root.find("Globals")
                .flatMap(globals -> globals.find("Function"))
                .ifPresent(settings -> addVariables(settings, environment));
        addVariables(properties, environment);
        return new FunctionSpec(
                name,
                properties.get("Handler").text(),
                integer(properties.get("MemorySize")),
                Duration.ofSeconds(integer(properties.get("Timeout"))),
                environment,
                events(properties, "SQS").map(this::queueSource).toList(),
                events(properties, "HttpApi").map(SamTemplate::httpRoute).toList());
    }

    private static void addVariables(TemplateNode settings, Map<String, TemplateNode> environment) {
        settings.find("Environment")
                .map(node -> node.get("Variables"))
                .ifPresent(variables -> variables.forEach(environment::put));
    }

    private static Stream<TemplateNode> events(TemplateNode properties, String type) {
        var events = new ArrayList<TemplateNode>();
        properties.find("Events").ifPresent(all -> all.forEach((name, event) -> events.add(event)));
        return events.stream()
                .filter(event -> event.get("Type").text().equals(type))
                .map(event -> event.get("Properties"));
    }

    private QueueSource queueSource(TemplateNode event) {
        return new QueueSource(
                event.get("Queue").resource(),
                event.get("BatchSize").integer(),
                integer(event.get("ScalingConfig").get("MaximumConcurrency")));
    }

    private static String httpRoute(TemplateNode event) {
        return event.get("Method").text() + " " + event.get("Path").text();
    }

    /** A number, or a parameter's default. */
    private int integer(TemplateNode node) {
        return node.value() instanceof TemplateNode.Expression
                ? root.get("Parameters").get(node.resource()).get("Default").integer()
                : node.integer();
    }

    /** The function behind {@code !Sub [..., {Alias: !Ref Function.Alias}]}. */
    private static String integratedFunction(TemplateNode properties) {
        var uri = properties.get("IntegrationUri");
        if (uri.value() instanceof TemplateNode.Expression(var function, List<?> parts)) {
            var names = new TemplateNode(uri.path(), parts.getLast());
            var alias = names.get("Alias").resource();
            return alias.substring(0, alias.indexOf('.'));
        }
        throw uri.problem("is not a !Sub of a function's alias");
    }
}
