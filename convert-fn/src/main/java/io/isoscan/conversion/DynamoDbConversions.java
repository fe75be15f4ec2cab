package io.isoscan.conversion;

import io.isoscan.aws.Item;
import io.isoscan.aws.Variables;
import io.isoscan.conversion.Conversion.End;
import io.isoscan.job.JobId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Conversions as one item each. */
@Singleton
final class DynamoDbConversions implements Conversions {
    private static final Logger LOG = LoggerFactory.getLogger(DynamoDbConversions.class);

    /** Longer than the queues keep a message that may come again. */
    private static final Duration KEPT = Duration.ofDays(15);

    private static final String DONE = "DONE";
    private static final String FAILED = "FAILED";
    private static final Map<String, String> STATE = Map.of("#state", "state");

    private final DynamoDbClient dynamo;
    private final String table;
    private final InstantSource clock;

    DynamoDbConversions(DynamoDbClient dynamo, Variables variables, InstantSource clock) {
        this.dynamo = dynamo;
        this.table = variables.require("TABLE_NAME");
        this.clock = clock;
    }

    @Override
    public Conversion begin(Conversion first) {
        var item =
                key(first.id())
                        .put("key", first.key())
                        .put("etag", first.eTag())
                        .put("route", first.route().name())
                        .put("body", first.body())
                        .put("attempt", first.attempt())
                        .put("deadline", first.deadline())
                        .put("ttl", clock.instant().plus(KEPT).getEpochSecond());
        first.job().ifPresent(job -> item.put("job", job.value()));
        try {
            dynamo.putItem(put ->
                    put.tableName(table)
                            .item(item.attributes())
                            .conditionExpression("attribute_not_exists(session_id)")
                            .returnValuesOnConditionCheckFailure(
                                    ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return first;
        } catch (ConditionalCheckFailedException there) {
            return conversion(first.id(), Item.of(there.item()));
        }
    }

    @Override
    public Optional<Conversion> find(ConversionId id) {
        var answer =
                dynamo.getItem(
                        get -> get.tableName(table).key(key(id).attributes()).consistentRead(true));
        return Optional.of(answer)
                .filter(GetItemResponse::hasItem)
                .map(found -> conversion(id, Item.of(found.item())));
    }

    @Override
    public void advance(Conversion from, Instant deadline) {
        unlessRefused(
                from.id(),
                "SET attempt = :next, deadline = :deadline REMOVE run_id",
                "attempt = :attempt AND attribute_not_exists(#state)",
                Item.empty()
                        .put(":attempt", from.attempt())
                        .put(":next", from.attempt() + 1)
                        .put(":deadline", deadline),
                STATE);
    }

    @Override
    public void started(RunName name, String run) {
        unlessRefused(
                name.id(),
                "SET run_id = :run",
                "attempt = :attempt",
                Item.empty().put(":attempt", name.attempt()).put(":run", run),
                Map.of());
    }

    @Override
    public Conversion end(ConversionId id, End end) {
        var values = Item.empty().put(":state", state(end)).put(":reason", reason(end));
        try {
            return update(
                    id,
                    "SET #state = :state, reason = :reason",
                    "attribute_exists(session_id) AND attribute_not_exists(#state)",
                    values,
                    STATE);
        } catch (ConditionalCheckFailedException ended) {
            return conversion(id, Item.of(ended.item()));
        }
    }

    @Override
    public void told(ConversionId id) {
        unlessRefused(
                id,
                "SET told = :told",
                "attribute_exists(session_id)",
                Item.empty().put(":told", 1),
                Map.of());
    }

    private void unlessRefused(
            ConversionId id,
            String change,
            String condition,
            Item values,
            Map<String, String> names) {
        try {
            update(id, change, condition, values, names);
        } catch (ConditionalCheckFailedException elsewhere) {
            LOG.debug("conversion {} has gone on, or is there no more", id, elsewhere);
        }
    }

    private Conversion update(
            ConversionId id,
            String change,
            String condition,
            Item values,
            Map<String, String> names) {
        var answer =
                dynamo.updateItem(update -> {
                    update.tableName(table)
                            .key(key(id).attributes())
                            .updateExpression(change)
                            .conditionExpression(condition)
                            .expressionAttributeValues(values.attributes())
                            .returnValues(ReturnValue.ALL_NEW)
                            .returnValuesOnConditionCheckFailure(
                                    ReturnValuesOnConditionCheckFailure.ALL_OLD);
                    if (!names.isEmpty()) {
                        update.expressionAttributeNames(names);
                    }
                });
        return conversion(id, Item.of(answer.attributes()));
    }

    private static Conversion conversion(ConversionId id, Item item) {
        return new Conversion(
                id,
                item.string("key"),
                item.string("etag"),
                Route.valueOf(item.string("route")),
                item.string("body"),
                item.optionalString("job").map(JobId::new).orElse(null),
                item.integer("attempt"),
                item.instant("deadline"),
                item.optionalString("run_id").orElse(null),
                ended(item),
                item.optionalInteger("told").isPresent());
    }

    private static @Nullable End ended(Item item) {
        return item.optionalString("state")
                .map(state ->
                        state.equals(DONE) ? new End.Done() : new End.Failed(item.string("reason")))
                .orElse(null);
    }

    private static String state(End end) {
        return switch (end) {
            case End.Done() -> DONE;
            case End.Failed _ -> FAILED;
        };
    }

    private static String reason(End end) {
        return switch (end) {
            case End.Done() -> "";
            case End.Failed(var reason) -> reason;
        };
    }

    private static Item key(ConversionId id) {
        return Item.key("conversion#" + id, "conversion");
    }
}
