package io.isoscan.bench.calls;

import io.isoscan.cost.Call;
import io.isoscan.cost.Units;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.PostToConnectionRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * Writes every call of a client into the ledger, once however often it was tried. The table itself
 * says what a call to it costs; a call that it refuses costs one unit.
 */
final class CallCounter implements ExecutionInterceptor {
    private static final Pattern TYPE = Pattern.compile("\"type\":\"(\\w+)\"");

    private final Ledger ledger;

    CallCounter(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        var capacity = ReturnConsumedCapacity.TOTAL;
        return switch (context.request()) {
            case PutItemRequest put -> put.toBuilder().returnConsumedCapacity(capacity).build();
            case UpdateItemRequest update ->
                    update.toBuilder().returnConsumedCapacity(capacity).build();
            case DeleteItemRequest delete ->
                    delete.toBuilder().returnConsumedCapacity(capacity).build();
            case GetItemRequest get -> get.toBuilder().returnConsumedCapacity(capacity).build();
            case QueryRequest query -> query.toBuilder().returnConsumedCapacity(capacity).build();
            case SdkRequest other -> other;
        };
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        count(context.request(), context.response());
    }

    @Override
    public void onExecutionFailure(
            Context.FailedExecution context, ExecutionAttributes attributes) {
        count(context.request(), null);
    }

    private void count(SdkRequest request, @Nullable SdkResponse response) {
        switch (request) {
            case PutItemRequest put -> table("PutItem", kind(put.item()), capacity(response));
            case UpdateItemRequest update ->
                    table("UpdateItem", kind(update.key()), capacity(response));
            case DeleteItemRequest delete ->
                    table("DeleteItem", kind(delete.key()), capacity(response));
            case GetItemRequest get -> table("GetItem", kind(get.key()), capacity(response));
            case QueryRequest query -> table("Query", kind(query), capacity(response));
            case SendMessageRequest send ->
                    queue("SendMessage", send.queueUrl(), bytes(send.messageBody()));
            case SendMessageBatchRequest batch ->
                    queue("SendMessageBatch", batch.queueUrl(), bytes(batch));
            case ReceiveMessageRequest receive -> received(receive, response);
            case DeleteMessageBatchRequest delete ->
                    queue("DeleteMessageBatch", delete.queueUrl(), 0);
            case GetQueueAttributesRequest get -> queue("GetQueueAttributes", get.queueUrl(), 0);
            case PutObjectRequest put -> storage("PutObject", put.key());
            case GetObjectRequest get -> storage("GetObject", get.key());
            case HeadObjectRequest head -> storage("HeadObject", head.key());
            case ListObjectsV2Request list -> storage("ListObjectsV2", list.prefix());
            case PostToConnectionRequest post -> socket(post.data().asUtf8String());
            case SdkRequest other ->
                    add(by(""), "other:" + other.getClass().getSimpleName(), "-", 1);
        }
    }

    // --- The table ---

    private void table(String operation, String item, double capacity) {
        add(by(""), "dynamodb:" + operation, item, capacity);
    }

    private static double capacity(@Nullable SdkResponse response) {
        return switch (response) {
            case PutItemResponse put -> units(put.consumedCapacity());
            case UpdateItemResponse update -> units(update.consumedCapacity());
            case DeleteItemResponse delete -> units(delete.consumedCapacity());
            case GetItemResponse get -> units(get.consumedCapacity());
            case QueryResponse query -> units(query.consumedCapacity());
            case null, default -> 1;
        };
    }

    private static double units(ConsumedCapacity capacity) {
        return capacity.capacityUnits();
    }

    private static String kind(Map<String, AttributeValue> key) {
        var session = text(key, "session_id");
        return isSession(session) ? itemOf(text(key, "file_name")) : prefix(session);
    }

    private static String kind(QueryRequest query) {
        var hash = query.expressionAttributeValues().values().iterator().next().s();
        return isSession(hash) ? "results" : prefix(hash);
    }

    private static boolean isSession(String hash) {
        return !hash.contains("#");
    }

    private static String itemOf(String sort) {
        return sort.equals("meta") ? "session" : "result";
    }

    private static String prefix(String hash) {
        return switch (hash.substring(0, hash.indexOf('#'))) {
            case "watch" -> "watchers";
            case "connection" -> "watched";
            case String other -> other;
        };
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name).s();
    }

    // --- The queues ---

    private void queue(String operation, String url, long bytes) {
        var queue = url.substring(url.lastIndexOf('/') + 1);
        double requests = (double) Units.queueRequests(bytes);
        add(sender(operation, queue), "sqs:" + operation, queue, requests);
    }

    /**
     * Who takes from a queue is its poller. The report is asked for by a worker or, when the
     * workers were quicker than the listing, by the last page: a matter of time, and of no cost.
     */
    private String sender(String operation, String queue) {
        boolean sent = operation.equals("SendMessage");
        if (sent && queue.equals("ReportQueue")) {
            return "any";
        }
        return by(sent ? "S3" : "poller");
    }

    private void received(ReceiveMessageRequest receive, @Nullable SdkResponse response) {
        if (response instanceof ReceiveMessageResponse answer && !answer.messages().isEmpty()) {
            long bytes =
                    answer.messages().stream().mapToLong(message -> bytes(message.body())).sum();
            queue("ReceiveMessage", receive.queueUrl(), bytes);
        }
    }

    private static long bytes(SendMessageBatchRequest batch) {
        return batch.entries().stream().mapToLong(entry -> bytes(entry.messageBody())).sum();
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    // --- Storage and sockets ---

    private void storage(String operation, String key) {
        add(by(""), "s3:" + operation, object(List.of(key.split("/"))));
    }

    /** The first part of a key says what an object is; a session's objects, the last. */
    private static String object(List<String> parts) {
        return parts.getFirst().equals("sessions") ? parts.getLast() : parts.getFirst();
    }

    private void socket(String message) {
        var type = TYPE.matcher(message);
        add(
                by(""),
                "execute-api:PostToConnection",
                type.find() ? type.group(1) : "-",
                (double) Units.socketMessages(bytes(message)));
    }

    // ---

    private String by(String otherwise) {
        return ledger.function().isEmpty() ? otherwise : ledger.function();
    }

    private void add(String by, String operation, String about) {
        add(by, operation, about, 1);
    }

    private void add(String by, String operation, String about, double units) {
        ledger.add(new Call(by, operation, about), units);
    }
}
