package io.isoscan.result;

import io.isoscan.aws.Item;
import io.isoscan.aws.Variables;
import io.isoscan.session.SessionId;
import io.isoscan.snapshot.Primed;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Gatherers;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Results as items of the table, under their session's id. */
@Singleton
final class DynamoDbResults implements Results, Primed {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int DELETED_AT_ONCE = 250;
    private static final int DELETED_IN_A_CALL = 25;

    private final DynamoDbClient dynamo;
    private final String table;

    DynamoDbResults(DynamoDbClient dynamo, Variables variables) {
        this.dynamo = dynamo;
        this.table = variables.require("TABLE_NAME");
    }

    @Override
    public void prime() {
        page(SessionId.NONE, Optional.empty(), 1);
    }

    @Override
    public Put put(FileResult result) {
        var refusedBy = putUnlessFinished(result);
        if (refusedBy.isEmpty()) {
            return new Put(result, true);
        }
        var there = refusedBy.get();
        return there.index() == result.index()
                ? new Put(there, there.writer().equals(result.writer()))
                : put(result.under(result.key().nextFor(result.index())));
    }

    @Override
    public Optional<FileResult> find(SessionId id, FileKey key) {
        var answer =
                dynamo.getItem(get ->
                        get.tableName(table).key(Item.key(id.value(), key.value()).attributes()));
        return answer.hasItem() ? Optional.of(read(Item.of(answer.item()))) : Optional.empty();
    }

    @Override
    public void forEach(SessionId id, Consumer<FileResult> consumer) {
        for (var page : dynamo.queryPaginator(resultsOf(id).consistentRead(true).build())) {
            read(page).forEach(consumer);
        }
    }

    @Override
    public Page page(SessionId id, Optional<String> after, int limit) {
        var query = resultsOf(id).limit(limit);
        after.ifPresent(key -> query.exclusiveStartKey(Item.key(id.value(), key).attributes()));
        var answer = dynamo.query(query.build());
        var next =
                answer.hasLastEvaluatedKey()
                        ? Optional.of(Item.of(answer.lastEvaluatedKey()).string("file_name"))
                        : Optional.<String>empty();
        return new Page(read(answer), next);
    }

    @Override
    public boolean deleteSome(SessionId id) {
        var answer =
                dynamo.query(
                        resultsOf(id)
                                .consistentRead(true)
                                .projectionExpression("session_id, file_name")
                                .limit(DELETED_AT_ONCE)
                                .build());
        boolean all =
                answer.items().stream()
                        .filter(key -> !isSession(Item.of(key)))
                        .gather(Gatherers.windowFixed(DELETED_IN_A_CALL))
                        .map(this::delete)
                        .reduce(true, Boolean::logicalAnd);
        return answer.hasLastEvaluatedKey() || !all;
    }

    /** Whether the table took every one; what it did not take stands there still. */
    private boolean delete(List<Map<String, AttributeValue>> keys) {
        var deletes =
                keys.stream()
                        .map(key ->
                                WriteRequest.builder()
                                        .deleteRequest(delete -> delete.key(key))
                                        .build())
                        .toList();
        return !dynamo.batchWriteItem(batch -> batch.requestItems(Map.of(table, deletes)))
                .hasUnprocessedItems();
    }

    /** The result that stands there already, or empty when this one went in. */
    private Optional<FileResult> putUnlessFinished(FileResult result) {
        var values =
                Item.empty()
                        .put(":g", result.generation())
                        .put(":index", result.index())
                        .put(":error", FileStatus.ERROR.label(0))
                        .put(":skipped", FileStatus.SKIPPED.label(0));
        try {
            dynamo.putItem(put ->
                    put.tableName(table)
                            .item(write(result).attributes())
                            .conditionExpression(
                                    "attribute_not_exists(session_id) OR (gen < :g"
                                            + " AND #status IN (:error, :skipped)"
                                            + " AND #index = :index)")
                            .expressionAttributeNames(
                                    Map.of("#status", "status", "#index", "index"))
                            .expressionAttributeValues(values.attributes())
                            .returnValuesOnConditionCheckFailure(
                                    ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return Optional.empty();
        } catch (ConditionalCheckFailedException refused) {
            return Optional.of(read(Item.of(refused.item())));
        }
    }

    private QueryRequest.Builder resultsOf(SessionId id) {
        return QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("session_id = :session")
                .expressionAttributeValues(Item.empty().put(":session", id.value()).attributes());
    }

    /** A query by session returns the session's own item too, which is no result. */
    private static List<FileResult> read(QueryResponse answer) {
        return answer.items().stream()
                .map(Item::of)
                .filter(item -> !isSession(item))
                .map(DynamoDbResults::read)
                .toList();
    }

    private static boolean isSession(Item item) {
        return item.string("file_name").equals("meta");
    }

    private static Item write(FileResult result) {
        var fullPath = result.key().value().equals(result.fileName()) ? null : result.fileName();
        return Item.key(result.sessionId().value(), result.key().value())
                .putIfPresent("full_path", fullPath)
                .put("index", result.index())
                .put("gen", result.generation())
                .put("status", result.statusLabel())
                .put("code_count", result.codeCount())
                .put("found_codes", result.codes().stream().map(DynamoDbResults::write).toList())
                .putIfPresent("more_codes_key", result.moreCodesKey())
                .put("pdf_link", result.pdfLink())
                .putIfPresent("error", result.error())
                .put("timestamp", result.timestamp())
                .put("attempts", result.attempts())
                .put("writer", result.writer())
                .put("ttl", result.timestamp().plus(KEPT).getEpochSecond());
    }

    private static Item write(FoundCode code) {
        return EvidenceItem.write(
                code.evidence(),
                code.code(),
                Item.empty().put("code", code.code()).put("page", code.page()));
    }

    private static FileResult read(Item item) {
        var key = item.string("file_name");
        return new FileResult(
                new SessionId(item.string("session_id")),
                new FileKey(key),
                item.optionalString("full_path").orElse(key),
                item.integer("index"),
                item.integer("gen"),
                FileStatus.ofLabel(item.string("status")),
                item.integer("code_count"),
                item.items("found_codes").stream().map(DynamoDbResults::readCode).toList(),
                item.optionalString("more_codes_key").orElse(null),
                item.string("pdf_link"),
                item.optionalString("error").orElse(null),
                item.instant("timestamp"),
                item.integer("attempts"),
                item.string("writer"));
    }

    private static FoundCode readCode(Item item) {
        var code = item.string("code");
        return new FoundCode(code, item.integer("page"), EvidenceItem.read(item, code));
    }
}
