package io.isoscan.local.roles;

import io.isoscan.local.functions.InProcessFunctions;
import io.isoscan.local.template.Roles.Permission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.MDC;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.ApiGatewayManagementApiRequest;
import software.amazon.awssdk.services.batch.model.BatchRequest;
import software.amazon.awssdk.services.batch.model.DescribeJobsRequest;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.ecs.model.EcsRequest;
import software.amazon.awssdk.services.s3.model.S3Request;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerRequest;
import software.amazon.awssdk.services.sns.model.SnsRequest;
import software.amazon.awssdk.services.sqs.model.SqsRequest;
import software.amazon.awssdk.services.textract.model.TextractRequest;

/**
 * Every call that a function makes in this JVM, with what it needs a role's permission for. The SDK
 * finds this class by a file of the class path, whoever builds a client; it is asked when an
 * address is signed too. What the runner calls for itself is left out. Thread-safe.
 */
public final class RecordedCalls implements ExecutionInterceptor {
    private static final Map<String, Set<Permission>> CALLS = new ConcurrentHashMap<>();

    /** As Micronaut names the function that is being invoked on this thread. */
    private static final String FUNCTION = "AWSFunctionName";

    /** What an operation needs, where its permission has another name. */
    private static final Map<String, String> ACTIONS =
            Map.of(
                    "HeadObject", "GetObject",
                    "ListObjectsV2", "ListBucket",
                    "DeleteObjects", "DeleteObject",
                    "SendMessageBatch", "SendMessage",
                    "PostToConnection", "ManageConnections",
                    "Converse", "InvokeModel");

    /** What each function has called so far. */
    static Map<String, Set<Permission>> byFunction() {
        return new TreeMap<>(CALLS);
    }

    @Override
    public void beforeExecution(Context.BeforeExecution call, ExecutionAttributes attributes) {
        if (ofAFunction()) {
            CALLS.computeIfAbsent(MDC.get(FUNCTION), name -> ConcurrentHashMap.newKeySet())
                    .add(permission(call.request()));
        }
    }

    private static boolean ofAFunction() {
        return StackWalker.getInstance()
                .walk(frames ->
                        frames.anyMatch(frame ->
                                frame.getClassName().equals(InProcessFunctions.class.getName())));
    }

    private static Permission permission(SdkRequest request) {
        var operation = request.getClass().getSimpleName().replaceAll("Request$", "");
        var action = ACTIONS.getOrDefault(operation, operation);
        return switch (request) {
            case BatchWriteItemRequest batch ->
                    new Permission(
                            "dynamodb:" + action, batch.requestItems().keySet().iterator().next());
            case DynamoDbRequest _ ->
                    new Permission("dynamodb:" + action, field(request, "TableName"));
            case S3Request _ -> new Permission("s3:" + action, bucket(field(request, "Bucket")));
            case SqsRequest _ -> new Permission("sqs:" + action, queue(field(request, "QueueUrl")));
            case ApiGatewayManagementApiRequest _ ->
                    new Permission("execute-api:" + action, "WebSocketApi");
            case SnsRequest _ -> new Permission("sns:" + action, topic(field(request, "TopicArn")));
            case SecretsManagerRequest _ ->
                    new Permission("secretsmanager:" + action, "NoticeWebhookSecret");
            case TextractRequest _ -> new Permission("textract:" + action, "*");
            case BedrockRuntimeRequest _ -> new Permission("bedrock:" + action, "BookModelId");
            case EcsRequest _ -> new Permission("ecs:" + action, "Conversions");
            // It can be narrowed to no job.
            case DescribeJobsRequest _ -> new Permission("batch:" + action, "*");
            case BatchRequest _ -> new Permission("batch:" + action, "Conversions");
            default -> new Permission(request.getClass().getName(), "unknown here");
        };
    }

    private static String field(SdkRequest request, String name) {
        return Optional.of(request)
                .flatMap(asked -> asked.getValueForField(name, String.class))
                .orElseThrow(() -> new IllegalStateException(request + " has no " + name));
    }

    private static String topic(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    private static String queue(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /** As the runner calls it: {@code uploads-bucket} is {@code UploadsBucket}. */
    private static String bucket(String name) {
        var logical = new StringBuilder();
        for (var word : name.split("-", -1)) {
            logical.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return logical.toString();
    }
}
