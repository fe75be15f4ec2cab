package io.isoscan.local.template;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.local.template.TemplateNode.Expression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every queue, function, role, integration and bucket of the templates must have. */
class ResourceRulesTest {
    private static final Set<String> TEXTRACT =
            Set.of(
                    "textract:DetectDocumentText",
                    "textract:StartDocumentTextDetection",
                    "textract:GetDocumentTextDetection");

    /** Actions that AWS lets no policy narrow to a resource, by the policy that may grant them. */
    private static final Map<String, Set<String>> WITHOUT_RESOURCE =
            Map.of(
                    // Traces belong to no resource; a VPC's interfaces have no name beforehand.
                    "PlatformPolicy",
                    Set.of(
                            "xray:PutTraceSegments",
                            "xray:PutTelemetryRecords",
                            "ec2:CreateNetworkInterface",
                            "ec2:DescribeNetworkInterfaces",
                            "ec2:DescribeSubnets",
                            "ec2:DeleteNetworkInterface",
                            "ec2:AssignPrivateIpAddresses",
                            "ec2:UnassignPrivateIpAddresses"),
                    // Textract knows no resources.
                    "OcrWorkerRole",
                    TEXTRACT,
                    "OcrDeadLetterRole",
                    TEXTRACT,
                    "BookTextReaderRole",
                    Set.of("textract:DetectDocumentText"),
                    // Batch lets it be narrowed to no job.
                    "ConversionCheckRole",
                    Set.of("batch:DescribeJobs"));

    private static final TemplateText TEMPLATE = TemplateText.read("template.yaml");
    private static final TemplateText PAGE = TemplateText.read("infra/dashboard.yaml");

    @Test
    void queueIsEncryptedAndTakesOneMebibyte() {
        assertThat(queues())
                .isNotEmpty()
                .allSatisfy((name, queue) -> {
                    assertThat(queue.get("SqsManagedSseEnabled").value()).isEqualTo(true);
                    assertThat(queue.get("MaximumMessageSize").integer()).isEqualTo(1_048_576);
                });
    }

    @Test
    void deadLetterQueueTakesFromItsQueueAlone() {
        var sources = new TreeMap<String, String>();
        queues().forEach((name, queue) ->
                queue.find("RedrivePolicy")
                        .map(policy -> policy.get("deadLetterTargetArn").resource())
                        .ifPresent(letters -> sources.put(letters, name)));

        assertThat(sources)
                .isNotEmpty()
                .allSatisfy((letters, source) -> {
                    var policy = TEMPLATE.properties(letters).get("RedriveAllowPolicy");
                    assertThat(policy.get("redrivePermission").text()).isEqualTo("byQueue");
                    assertThat(policy.get("sourceQueueArns").list())
                            .extracting(ResourceRulesTest::argument)
                            .containsExactly(
                                    "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:"
                                            + name(source));
                });
    }

    @Test
    void queueHasTheNameThatItsPairAndItsAlarmsKnow() {
        assertThat(queues())
                .allSatisfy((name, queue) ->
                        assertThat(argument(queue.get("QueueName"))).isEqualTo(name(name)));
    }

    @Test
    void everyFunctionIsPublishedTracedAndStartsFromASnapshot() {
        var all = TEMPLATE.root().get("Globals").get("Function");

        assertThat(all.get("AutoPublishAlias").text()).isEqualTo("live");
        assertThat(all.get("SnapStart").get("ApplyOn").text()).isEqualTo("PublishedVersions");
        assertThat(all.get("Tracing").text()).isEqualTo("Active");
        assertThat(all.get("LoggingConfig").get("LogFormat").text()).isEqualTo("JSON");
        assertThat(functions())
                .allSatisfy((name, function) -> {
                    assertThat(function.get("AutoPublishAliasAllProperties").value())
                            .isEqualTo(true);
                    assertThat(function.get("AutoPublishCodeSha256").resource())
                            .isEqualTo("SettingsHash");
                    assertThat(function.find("SnapStart")).isEmpty();
                    assertThat(function.find("Tracing")).isEmpty();
                });
    }

    @Test
    void everyFunctionHasALogGroupOfItsNameThatForgets() {
        assertThat(functions())
                .allSatisfy((name, function) -> {
                    var logs = TEMPLATE.properties(name + "Logs");
                    assertThat(argument(function.get("FunctionName"))).isEqualTo(name(name));
                    assertThat(argument(logs.get("LogGroupName")))
                            .isEqualTo("/aws/lambda/" + name(name));
                    assertThat(logs.get("RetentionInDays").resource())
                            .isEqualTo("LogRetentionDays");
                    assertThat(resources(role(name))).contains(name + "Logs");
                });
    }

    @Test
    void everyFunctionHasARoleOfItsOwnThatMayTrace() {
        assertThat(functions())
                .allSatisfy((name, function) -> {
                    assertThat(function.get("Role").resource()).isEqualTo(name + "Role");
                    assertThat(role(name).get("ManagedPolicyArns").list())
                            .extracting(TemplateNode::resource)
                            .containsExactly("PlatformPolicy");
                });
    }

    @Test
    void policyNamesItsActionsAndItsResources() {
        var without = new TreeMap<String, Set<String>>();
        policies()
                .forEach((name, documents) ->
                        documents.stream()
                                .flatMap(document -> TemplateText.items(document.get("Statement")))
                                .peek(statement ->
                                        assertThat(actions(statement))
                                                .as(name)
                                                .noneMatch(action -> action.contains("*")))
                                .filter(ResourceRulesTest::isOfAnyResource)
                                .forEach(statement ->
                                        without.computeIfAbsent(name, any -> new TreeSet<>())
                                                .addAll(actions(statement))));

        assertThat(without).isEqualTo(WITHOUT_RESOURCE);
    }

    @Test
    void everyIntegrationCallsTheAlias() {
        assertThat(TEMPLATE.resources("AWS::ApiGatewayV2::Integration"))
                .isNotEmpty()
                .allSatisfy((name, integration) ->
                        assertThat(argument(integration.get("IntegrationUri")))
                                .contains("functions/${Alias}/invocations")
                                .contains(name.replace("Integration", ".Alias")));
        assertThat(TEMPLATE.resources("AWS::Lambda::Permission"))
                .isNotEmpty()
                .allSatisfy((name, permission) ->
                        assertThat(argument(permission.get("FunctionName")))
                                .isEqualTo(name.replace("Permission", ".Alias")));
    }

    @Test
    void everyStageIsThrottledLoggedAndMeasured() {
        var socket = TEMPLATE.properties("WebSocketStage");
        var http = TEMPLATE.properties("HttpApi");

        assertThat(List.of(socket, http))
                .allSatisfy(stage -> {
                    var routes = stage.get("DefaultRouteSettings");
                    assertThat(routes.get("ThrottlingRateLimit").resource()).endsWith("RateLimit");
                    assertThat(routes.get("ThrottlingBurstLimit").resource())
                            .endsWith("BurstLimit");
                    assertThat(routes.get("DetailedMetricsEnabled").value()).isEqualTo(true);
                    var logs = stage.get("AccessLogSettings");
                    assertThat(logs.get("Format").text()).startsWith("{").endsWith("}");
                    assertThat(
                                    TEMPLATE.properties(logs.get("DestinationArn").resource())
                                            .get("RetentionInDays")
                                            .resource())
                            .isEqualTo("LogRetentionDays");
                });
    }

    @Test
    void bucketIsClosedEncryptedAndCleansUp() {
        assertThat(buckets())
                .hasSize(5)
                .allSatisfy((name, bucket) -> {
                    bucket.get("PublicAccessBlockConfiguration")
                            .forEach((what, value) -> assertThat(value.value()).isEqualTo(true));
                    assertThat(bucket.find("BucketEncryption")).isPresent();
                    assertThat(bucket.get("LifecycleConfiguration").get("Rules").list()).hasSize(2);
                });
    }

    @Test
    void bucketRefusesPlainHttpAndAnotherEncryption() {
        assertThat(buckets().keySet())
                .allSatisfy(name -> {
                    var text = inEither(name + "Policy").get("PolicyDocument").text();
                    assertThat(text)
                            .contains("Condition={Bool={aws:SecureTransport=false}}")
                            .contains("Null={s3:x-amz-server-side-encryption=false}")
                            .contains("StringNotEquals={s3:x-amz-server-side-encryption=AES256}");
                });
    }

    @Test
    void pageIsServedByHttpsWithItsHeaders() {
        var distribution = PAGE.properties("Distribution").get("DistributionConfig");
        var behaviour = distribution.get("DefaultCacheBehavior");
        var headers =
                PAGE.properties("PageHeaders")
                        .get("ResponseHeadersPolicyConfig")
                        .get("SecurityHeadersConfig");

        assertThat(behaviour.get("ViewerProtocolPolicy").text()).isEqualTo("redirect-to-https");
        assertThat(behaviour.get("ResponseHeadersPolicyId").resource()).isEqualTo("PageHeaders");
        assertThat(distribution.get("ViewerCertificate").text()).contains("TLSv1.2_2021");
        assertThat(argument(headers.get("ContentSecurityPolicy").get("ContentSecurityPolicy")))
                .contains("default-src 'none';", "frame-ancestors 'none';", "${SocketUrl}");
        assertThat(headers.find("StrictTransportSecurity")).isPresent();
        assertThat(headers.find("ContentTypeOptions")).isPresent();
        assertThat(headers.find("ReferrerPolicy")).isPresent();
    }

    /** The account has one list of each for all regions. */
    @Test
    void nameAtTheDistributionHoldsTheRegion() {
        var named =
                List.of(
                        PAGE.properties("PageAccess").get("OriginAccessControlConfig"),
                        PAGE.properties("PageHeaders").get("ResponseHeadersPolicyConfig"),
                        PAGE.properties("PageRoutes"));

        assertThat(named)
                .allSatisfy(each ->
                        assertThat(argument(each.get("Name")))
                                .startsWith("${Application}-${AWS::Region}-"));
    }

    @Test
    void pageMayPutUploadsAndGetUploadsAndReports() {
        assertThat(methods("UploadsBucket")).containsExactly("PUT", "GET");
        assertThat(methods("ResultsBucket")).containsExactly("GET", "HEAD");
    }

    /** What the page's origins are allowed at a bucket. */
    private static List<String> methods(String bucket) {
        return TEMPLATE.properties(bucket).get("CorsConfiguration").get("CorsRules").list().stream()
                .peek(rule ->
                        assertThat(rule.get("AllowedOrigins").text())
                                .contains("Dashboard.Outputs.AllowedOrigins"))
                .flatMap(rule -> rule.get("AllowedMethods").list().stream())
                .map(TemplateNode::text)
                .toList();
    }

    private static Map<String, TemplateNode> queues() {
        return TEMPLATE.resources("AWS::SQS::Queue");
    }

    private static Map<String, TemplateNode> functions() {
        return TEMPLATE.resources("AWS::Serverless::Function");
    }

    private static Map<String, TemplateNode> buckets() {
        var buckets = new LinkedHashMap<>(TEMPLATE.resources("AWS::S3::Bucket"));
        buckets.putAll(PAGE.resources("AWS::S3::Bucket"));
        return buckets;
    }

    private static TemplateNode inEither(String resource) {
        return PAGE.root().get("Resources").find(resource).isPresent()
                ? PAGE.properties(resource)
                : TEMPLATE.properties(resource);
    }

    private static TemplateNode role(String function) {
        return TEMPLATE.properties(function + "Role");
    }

    /** What each role and managed policy grants of its own. */
    private static Map<String, List<TemplateNode>> policies() {
        var policies = new TreeMap<String, List<TemplateNode>>();
        TEMPLATE.resources("AWS::IAM::Role")
                .forEach((name, role) -> policies.put(name, documents(role)));
        TEMPLATE.resources("AWS::IAM::ManagedPolicy")
                .forEach((name, policy) ->
                        policies.put(name, List.of(policy.get("PolicyDocument"))));
        return policies;
    }

    private static List<TemplateNode> documents(TemplateNode role) {
        return role.find("Policies").map(TemplateNode::list).orElse(List.of()).stream()
                .map(policy -> policy.get("PolicyDocument"))
                .toList();
    }

    private static String resources(TemplateNode role) {
        return documents(role).stream()
                .flatMap(document -> TemplateText.items(document.get("Statement")))
                .flatMap(statement -> TemplateText.oneOrMore(statement.get("Resource")).stream())
                .map(TemplateNode::text)
                .collect(joining(" "));
    }

    private static List<String> actions(TemplateNode statement) {
        return TemplateText.oneOrMore(statement.get("Action")).stream()
                .map(TemplateNode::text)
                .toList();
    }

    private static boolean isOfAnyResource(TemplateNode statement) {
        return TemplateText.oneOrMore(statement.get("Resource")).stream()
                .anyMatch(resource -> resource.value().equals("*"));
    }

    private static String name(String logicalName) {
        return "${AWS::StackName}-" + logicalName;
    }

    /** What a short-form function is given. */
    private static String argument(TemplateNode node) {
        return Stream.of(node.value())
                .map(Expression.class::cast)
                .map(expression -> expression.argument().toString())
                .findFirst()
                .orElseThrow();
    }
}
