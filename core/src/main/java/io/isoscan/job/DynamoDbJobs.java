package io.isoscan.job;

import io.isoscan.aws.Item;
import io.isoscan.aws.Variables;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Jobs as one item each. */
@Singleton
final class DynamoDbJobs implements Jobs {
    private static final Logger LOG = LoggerFactory.getLogger(DynamoDbJobs.class);
    private static final Duration KEPT_WITHOUT_END = Duration.ofDays(1);
    private static final Duration KEPT_AFTER_END = Duration.ofHours(1);

    private final DynamoDbClient dynamo;
    private final String table;
    private final InstantSource clock;

    DynamoDbJobs(DynamoDbClient dynamo, Variables variables, InstantSource clock) {
        this.dynamo = dynamo;
        this.table = variables.require("TABLE_NAME");
        this.clock = clock;
    }

    @Override
    public Optional<Job> claim(JobId id, String owner) {
        var claim =
                new Change(
                        "SET #owner = :owner, #ttl = if_not_exists(#ttl, :expires)",
                        " AND (attribute_not_exists(#owner) OR #owner = :owner)",
                        Map.of("#owner", "owner", "#ttl", "ttl"),
                        expiring(KEPT_WITHOUT_END).put(":owner", owner));
        return make(claim, id).map(item -> read(id, item));
    }

    @Override
    public Optional<Job> find(JobId id) {
        var answer = dynamo.getItem(get -> get.tableName(table).key(key(id)).consistentRead(true));
        return Optional.of(answer)
                .filter(GetItemResponse::hasItem)
                .map(found -> Item.of(found.item()))
                .filter(item -> !expired(item))
                .map(item -> read(id, item));
    }

    @Override
    public void end(JobId id, JobResults results) {
        var values = expiring(KEPT_AFTER_END);
        var expression =
                switch (results) {
                    case JobResults.Inline(var json) -> {
                        values.put(":results", json);
                        yield "SET results = :results, #ttl = :expires REMOVE results_url";
                    }
                    case JobResults.Stored(var location) -> {
                        values.put(":results", location);
                        yield "SET results_url = :results, #ttl = :expires REMOVE results";
                    }
                };
        make(new Change(expression, "", Map.of("#ttl", "ttl"), values), id);
    }

    /**
     * A change of an item that has not expired.
     *
     * @param condition what else must hold, after an AND; empty for nothing
     */
    private record Change(
            String expression, String condition, Map<String, String> names, Item values) {}

    /**
     * Changes a job; an expired one, which DynamoDB deletes when it finds the time, goes first.
     *
     * @return the item as it is now; empty when the condition refused it
     */
    private Optional<Item> make(Change change, JobId id) {
        try {
            var answer = dynamo.updateItem(update -> update(update, change, id));
            return Optional.of(Item.of(answer.attributes()));
        } catch (ConditionalCheckFailedException refused) {
            if (!expired(Item.of(refused.item()))) {
                return Optional.empty();
            }
            deleteExpired(id);
            return make(change, id);
        }
    }

    private void update(UpdateItemRequest.Builder update, Change change, JobId id) {
        update.tableName(table)
                .key(key(id))
                .updateExpression(change.expression())
                .conditionExpression(
                        "(attribute_not_exists(#ttl) OR #ttl >= :now)" + change.condition())
                .expressionAttributeNames(change.names())
                .expressionAttributeValues(change.values().put(":now", now()).attributes())
                .returnValues(ReturnValue.ALL_NEW)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }

    private void deleteExpired(JobId id) {
        try {
            dynamo.deleteItem(delete ->
                    delete.tableName(table)
                            .key(key(id))
                            .conditionExpression("#ttl < :now")
                            .expressionAttributeNames(Map.of("#ttl", "ttl"))
                            .expressionAttributeValues(
                                    Item.empty().put(":now", now()).attributes()));
        } catch (ConditionalCheckFailedException alreadyGone) {
            LOG.debug("job {}: somebody else has begun it anew", id);
        }
    }

    private boolean expired(Item item) {
        return item.optionalNumber("ttl").filter(ttl -> ttl < now()).isPresent();
    }

    private static Job read(JobId id, Item item) {
        var inline = item.optionalString("results").<JobResults>map(JobResults.Inline::new);
        var stored = item.optionalString("results_url").<JobResults>map(JobResults.Stored::new);
        return new Job(id, inline.or(() -> stored).orElse(null));
    }

    private Item expiring(Duration kept) {
        return Item.empty().put(":expires", now() + kept.toSeconds());
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private static Map<String, AttributeValue> key(JobId id) {
        return Item.key("job#" + id, "job").attributes();
    }
}
