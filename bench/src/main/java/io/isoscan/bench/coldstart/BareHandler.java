package io.isoscan.bench.coldstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The twin without a framework: the clients and the calls of a function, written by hand. What they
 * are is said by {@code BARE_CLIENTS} and {@code BARE_CALLS}, where the services are by the
 * variables of the function.
 */
public final class BareHandler implements RequestStreamHandler {
    private static final String CLIENTS = "BARE_CLIENTS";
    private static final String CALLS = "BARE_CALLS";

    private final EnvironmentVariableCredentialsProvider credentials =
            EnvironmentVariableCredentialsProvider.create();
    private final Region region = Region.of(variable("AWS_REGION"));
    private final List<BareCall> calls = names(CALLS).stream().map(BareCall::valueOf).toList();
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private @Nullable DynamoDbClient dynamo;
    private @Nullable S3Client s3;
    private @Nullable SqsClient sqs;
    private @Nullable ApiGatewayManagementApiClient connections;
    private @Nullable S3Presigner presigner;

    public BareHandler() {
        names(CLIENTS).stream().map(BareClient::valueOf).forEach(this::make);
    }

    /** The variables of the twin of this function. */
    static Map<String, String> variables(Subject subject) {
        return Map.of(CLIENTS, joined(subject.clients()), CALLS, joined(subject.calls()));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException {
        var event = JsonNode.parser().parse(input);
        calls.forEach(call -> make(call, event));
        output.write("{\"statusCode\":200,\"batchItemFailures\":[]}".getBytes(UTF_8));
    }

    private void make(BareClient client) {
        switch (client) {
            case DYNAMODB -> dynamo = common(DynamoDbClient.builder().httpClient(http)).build();
            case S3 -> s3 = common(S3Client.builder().httpClient(http)).build();
            case SQS -> sqs = common(SqsClient.builder().httpClient(http)).build();
            case CONNECTIONS ->
                    connections =
                            common(ApiGatewayManagementApiClient.builder().httpClient(http))
                                    .endpointOverride(URI.create(variable("WEBSOCKET_ENDPOINT")))
                                    .build();
            case PRESIGNER ->
                    presigner =
                            S3Presigner.builder()
                                    .region(region)
                                    .credentialsProvider(credentials)
                                    .build();
        }
    }

    private <B extends AwsClientBuilder<B, ?>> B common(B builder) {
        return builder.region(region).credentialsProvider(credentials);
    }

    private void make(BareCall call, JsonNode event) {
        switch (call) {
            case GET_ITEM ->
                    made(dynamo)
                            .getItem(get -> get.tableName(table()).key(key()).consistentRead(true));
            case QUERY ->
                    made(dynamo)
                            .query(query ->
                                    query.tableName(table())
                                            .keyConditionExpression("session_id = :hash")
                                            .expressionAttributeValues(hash(event)));
            case UPDATE_ITEM ->
                    made(dynamo)
                            .updateItem(update ->
                                    update.tableName(table())
                                            .key(key())
                                            .updateExpression("SET results = :results")
                                            .expressionAttributeValues(
                                                    Map.of(
                                                            ":results",
                                                            AttributeValue.fromS("{}"))));
            case GET_OBJECT -> getObject();
            case PUT_OBJECT ->
                    made(s3).putObject(
                                    put -> put.bucket(variable("RESULTS_BUCKET")).key("bare"),
                                    RequestBody.fromString("{}"));
            case PRESIGN ->
                    made(presigner)
                            .presignPutObject(sign ->
                                    sign.signatureDuration(Duration.ofMinutes(15))
                                            .putObjectRequest(put ->
                                                    put.bucket(variable("UPLOADS_BUCKET"))
                                                            .key("bare")));
            case SEND_MESSAGE ->
                    made(sqs)
                            .sendMessage(send ->
                                    send.queueUrl(variable("DISPATCH_QUEUE_URL"))
                                            .messageBody("{}")
                                            .delaySeconds(900));
            case POST_TO_CONNECTION -> post(event);
        }
    }

    private void getObject() {
        try {
            made(s3).getObjectAsBytes(get -> get.bucket(variable("RESULTS_BUCKET")).key("none"));
        } catch (NoSuchKeyException expected) {
            // As the function meets it.
        }
    }

    private void post(JsonNode event) {
        try {
            made(connections)
                    .postToConnection(post ->
                            post.connectionId(connection(event))
                                    .data(SdkBytes.fromUtf8String("{\"type\":\"PONG\"}")));
        } catch (GoneException expected) {
            // As the function meets it.
        }
    }

    private static String connection(JsonNode event) {
        return event.field("requestContext")
                .flatMap(request -> request.field("connectionId"))
                .map(JsonNode::asString)
                .orElse("none");
    }

    private static Map<String, AttributeValue> key() {
        return Map.of(
                "session_id", AttributeValue.fromS("none"),
                "file_name", AttributeValue.fromS("meta"));
    }

    private static Map<String, AttributeValue> hash(JsonNode event) {
        return Map.of(":hash", AttributeValue.fromS("connection#" + connection(event)));
    }

    private static String table() {
        return variable("TABLE_NAME");
    }

    private static <T> T made(@Nullable T client) {
        if (client == null) {
            throw new IllegalStateException("a call without its client");
        }
        return client;
    }

    private static String variable(String name) {
        var value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set");
        }
        return value;
    }

    private static List<String> names(String variable) {
        var names = variable(variable);
        return names.isEmpty() ? List.of() : Arrays.asList(names.split(",", -1));
    }

    private static String joined(List<? extends Enum<?>> names) {
        return String.join(",", names.stream().map(Enum::name).toList());
    }
}
