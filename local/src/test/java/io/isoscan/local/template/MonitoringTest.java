package io.isoscan.local.template;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.local.template.TemplateNode.Expression;
import io.isoscan.metrics.Metric;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Alarms and the board look at metrics that exist, of resources that are there. */
class MonitoringTest {
    /** What the functions write to their logs as metrics, with the one dimension Stage. */
    private static final Set<String> OWN =
            Stream.of(Metric.values()).map(Metric::title).collect(toSet());

    /**
     * Metrics by namespace and dimensions, as the services' developer guides list them: "Available
     * CloudWatch metrics for Amazon SQS", "Types of metrics for Lambda functions", "Work with
     * metrics for HTTP APIs", "Monitor WebSocket API execution with CloudWatch metrics", "Amazon S3
     * metrics and dimensions", "CloudWatch metrics for Amazon SNS".
     */
    private static final Map<Family, Set<String>> KNOWN =
            Map.of(
                    new Family("AWS/SQS", Set.of("QueueName")),
                    Set.of(
                            "ApproximateNumberOfMessagesVisible",
                            "ApproximateAgeOfOldestMessage",
                            "NumberOfMessagesReceived"),
                    new Family("AWS/Lambda", Set.of("FunctionName")),
                    Set.of(
                            "Invocations",
                            "Errors",
                            "Throttles",
                            "Duration",
                            "ConcurrentExecutions"),
                    new Family("AWS/ApiGateway", Set.of("ApiId")),
                    Set.of("Count", "5xx"),
                    new Family("AWS/ApiGateway", Set.of("ApiId", "Stage")),
                    Set.of("ConnectCount", "MessageCount", "IntegrationError", "ExecutionError"),
                    new Family("AWS/S3", Set.of("BucketName", "StorageType")),
                    Set.of("BucketSizeBytes"),
                    new Family("AWS/SNS", Set.of("TopicName")),
                    Set.of("NumberOfNotificationsFailed"),
                    new Family("Isoscan", Set.of("Stage")),
                    OWN);

    private static final TemplateText TEMPLATE = TemplateText.read("template.yaml");
    private static final TemplateText MONITORING = TemplateText.read("infra/monitoring.yaml");

    private record Family(String namespace, Set<String> dimensions) {}

    private record WatchedMetric(String namespace, String name, Map<String, String> dimensions) {
        boolean isOf(String metric, String dimension, String value) {
            return name.equals(metric) && value.equals(dimensions.get(dimension));
        }
    }

    @Test
    void everyAlarmNamesMetricsThatExist() {
        assertThat(alarms())
                .isNotEmpty()
                .allSatisfy((name, alarm) ->
                        assertThat(metrics(alarm))
                                .isNotEmpty()
                                .allSatisfy(MonitoringTest::assertExists));
    }

    @Test
    void everyWidgetNamesMetricsThatExist() {
        assertThat(widgets())
                .isNotEmpty()
                .allSatisfy(widget ->
                        assertThat(widget).isNotEmpty().allSatisfy(MonitoringTest::assertExists));
    }

    @Test
    void everyMetricOfOurOwnIsOnTheBoard() {
        assertThat(
                        widgets().stream()
                                .flatMap(List::stream)
                                .filter(metric -> metric.namespace().equals("Isoscan"))
                                .map(WatchedMetric::name)
                                .collect(toSet()))
                .isEqualTo(OWN);
    }

    @Test
    void everyQueueHasAnAlarmForItsOldestMessageAndEveryDeadLetterQueueForItsLetters() {
        for (var queue : TEMPLATE.resources("AWS::SQS::Queue").keySet()) {
            var looked =
                    queue.endsWith("DeadLetterQueue")
                            ? Set.of(
                                    "ApproximateNumberOfMessagesVisible",
                                    "NumberOfMessagesReceived")
                            : Set.of("ApproximateAgeOfOldestMessage");
            assertThat(looked)
                    .allSatisfy(metric ->
                            assertThat(alarms().values())
                                    .anyMatch(alarm -> looksAt(alarm, metric, "QueueName", queue)));
        }
    }

    @Test
    void everyFunctionHasAnAlarmForItsThrottles() {
        assertThat(TEMPLATE.resources("AWS::Serverless::Function").keySet())
                .allSatisfy(function ->
                        assertThat(alarms().values())
                                .anyMatch(alarm ->
                                        looksAt(alarm, "Throttles", "FunctionName", function)));
    }

    @Test
    void everyAlarmTellsTheTopicAlsoWhenItIsOver() {
        assertThat(alarms())
                .allSatisfy((name, alarm) -> {
                    for (var actions : List.of("AlarmActions", "OKActions")) {
                        assertThat(alarm.get(actions).list())
                                .extracting(TemplateNode::resource)
                                .containsExactly("AlarmsTopic");
                    }
                    assertThat(alarm.get("AlarmDescription").text()).endsWith(".");
                });
    }

    @Test
    void everyExpressionUsesItsMetricsAndNoOther() {
        assertThat(alarms())
                .allSatisfy((name, alarm) -> {
                    var declared =
                            statistics(alarm).map(part -> part.get("Id").text()).collect(toSet());
                    var used = metricNames(expression(alarm));
                    assertThat(used.isEmpty() ? declared : used).isEqualTo(declared);
                });
    }

    /** Whatever its parameter says: an alarm that a full budget raises says nothing. */
    @Test
    void functionThatUsesItsBudgetUpIsNotNearItsTimeout() {
        var watched = new TreeSet<String>();
        for (var budget : FunctionLimitsTest.BUDGETS) {
            var function = function(budget.handler());
            var alarm = alarms().get(function + "Duration");
            if (alarm != null) {
                assertThat(timeUntil(alarm, function)).isGreaterThan(budget.budget());
                watched.add(function);
            }
        }

        // Those behind dead-letter queues have none.
        assertThat(watched).containsExactly("DispatchWorker", "OcrWorker", "ScanWorker");
    }

    @Test
    void fewFilesRaiseNoAlarm() {
        var alarm = MONITORING.properties("FailedFiles");

        assertThat(expression(alarm)).startsWith("IF(files >= 20, ").endsWith(", 0)");
    }

    /** CloudWatch takes no more in one alarm. */
    @Test
    void noAlarmHasMoreThanTenMetrics() {
        assertThat(alarms())
                .allSatisfy((name, alarm) ->
                        assertThat(statistics(alarm)).hasSizeLessThanOrEqualTo(10));
    }

    @Test
    void monitoringKnowsTheStackByItsOwnNames() {
        var given = new TreeMap<String, String>();
        TEMPLATE.properties("Monitoring")
                .get("Parameters")
                .forEach((name, value) -> given.put(name, value.resource()));

        assertThat(given)
                .containsOnlyKeys(names(MONITORING.root().get("Parameters")))
                .allSatisfy((name, resource) ->
                        assertThat(resource)
                                .isEqualTo(name.equals("Application") ? "AWS::StackName" : name));
    }

    /** How long a function may run before its alarm, with the shortest timeout that there is. */
    private static Duration timeUntil(TemplateNode alarm, String function) {
        var timeout = TEMPLATE.properties(function).get("Timeout").resource();
        assertThat(expression(alarm)).isEqualTo(timeout + " - duration / 1000");
        assertThat(alarm.get("ComparisonOperator").text()).isEqualTo("LessThanThreshold");
        var shortest = TEMPLATE.root().get("Parameters").get(timeout).get("MinValue").integer();
        return Duration.ofSeconds(shortest - alarm.get("Threshold").integer());
    }

    private static String function(Class<?> handler) {
        return TEMPLATE.resources("AWS::Serverless::Function").entrySet().stream()
                .filter(each -> each.getValue().get("Handler").text().equals(handler.getName()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> names(TemplateNode map) {
        var names = new TreeSet<String>();
        map.forEach((name, value) -> names.add(name));
        return names;
    }

    private static void assertExists(WatchedMetric metric) {
        var family = new Family(metric.namespace(), metric.dimensions().keySet());
        assertThat(KNOWN).containsKey(family);
        assertThat(requireNonNull(KNOWN.get(family))).contains(metric.name());
        metric.dimensions().forEach(MonitoringTest::assertNamesAResource);
    }

    private static void assertNamesAResource(String dimension, String value) {
        var there =
                switch (dimension) {
                    case "QueueName" -> TEMPLATE.resources("AWS::SQS::Queue").keySet();
                    case "TopicName" -> TEMPLATE.resources("AWS::SNS::Topic").keySet();
                    case "FunctionName" -> TEMPLATE.resources("AWS::Serverless::Function").keySet();
                    case "BucketName" -> TEMPLATE.resources("AWS::S3::Bucket").keySet();
                    case "ApiId" -> Set.of("HttpApi", "WebSocketApi");
                    case "Stage" -> Set.of("Stage");
                    case "StorageType" -> Set.of("StandardStorage");
                    default -> throw new AssertionError("a dimension " + dimension);
                };
        assertThat(there).contains(value);
    }

    private static Map<String, TemplateNode> alarms() {
        var alarms = new LinkedHashMap<>(TEMPLATE.resources("AWS::CloudWatch::Alarm"));
        alarms.putAll(MONITORING.resources("AWS::CloudWatch::Alarm"));
        return alarms;
    }

    private static boolean looksAt(
            TemplateNode alarm, String metric, String dimension, String value) {
        return metrics(alarm).stream().anyMatch(each -> each.isOf(metric, dimension, value));
    }

    private static List<WatchedMetric> metrics(TemplateNode alarm) {
        return alarm.find("Metrics").isEmpty()
                ? List.of(metric(alarm))
                : statistics(alarm)
                        .map(part -> metric(part.get("MetricStat").get("Metric")))
                        .toList();
    }

    private static Stream<TemplateNode> statistics(TemplateNode alarm) {
        return alarm.find("Metrics").map(TemplateNode::list).orElse(List.of()).stream()
                .filter(part -> part.find("MetricStat").isPresent());
    }

    private static String expression(TemplateNode alarm) {
        return alarm.find("Metrics").map(TemplateNode::list).orElse(List.of()).stream()
                .flatMap(part -> part.find("Expression").stream())
                .map(MonitoringTest::plain)
                .findFirst()
                .orElse("");
    }

    /** The metrics that an expression names: all of them without a name, as in SUM(METRICS()). */
    private static Set<String> metricNames(String expression) {
        return Pattern.compile("\\b[a-z]\\w*")
                .matcher(expression)
                .results()
                .map(MatchResult::group)
                .collect(toSet());
    }

    private static WatchedMetric metric(TemplateNode node) {
        var dimensions = new TreeMap<String, String>();
        node.get("Dimensions")
                .list()
                .forEach(each -> dimensions.put(each.get("Name").text(), plain(each.get("Value"))));
        return new WatchedMetric(
                node.get("Namespace").text(), node.get("MetricName").text(), dimensions);
    }

    /** The metrics of each widget. */
    private static List<List<WatchedMetric>> widgets() {
        var body = MONITORING.properties("Board").get("DashboardBody");
        var text = ((Expression) body.value()).argument().toString();
        Object json = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        return new TemplateNode("DashboardBody", requireNonNull(json))
                .get("widgets").list().stream()
                        .map(widget -> widget.get("properties").get("metrics").list())
                        .map(rows -> rows.stream().map(MonitoringTest::widgetMetric).toList())
                        .toList();
    }

    /** [namespace, name, dimension, value, ..., {options}] */
    private static WatchedMetric widgetMetric(TemplateNode row) {
        var words = new ArrayList<String>();
        row.list().stream()
                .filter(part -> part.value() instanceof String)
                .forEach(part -> words.add(withoutMarks(part.text())));
        var dimensions = new TreeMap<String, String>();
        for (int i = 2; i < words.size(); i += 2) {
            dimensions.put(words.get(i), words.get(i + 1));
        }
        return new WatchedMetric(words.get(0), words.get(1), dimensions);
    }

    /** The name of a resource that an expression gives, or the text that stands there. */
    private static String plain(TemplateNode node) {
        return switch (node.value()) {
            case Expression(var function, String argument) when function.equals("GetAtt") ->
                    argument.substring(0, argument.indexOf('.'));
            case Expression(var function, String argument) when function.equals("Sub") ->
                    withoutMarks(argument);
            case Expression(var function, String argument) when function.equals("Ref") -> argument;
            default -> node.text();
        };
    }

    private static String withoutMarks(String text) {
        return text.replace("${Application}-", "").replaceAll("\\$\\{(\\w+)}", "$1");
    }
}
