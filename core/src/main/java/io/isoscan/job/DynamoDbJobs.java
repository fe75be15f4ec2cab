package io.isoscan.job;

import io.isoscan.aws.Item;
import io.isoscan.aws.Variables;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
    private static final Duration KEPT_WITHOUT_END = Duration.ofDays(1);
    private static final Duration KEPT_AFTER_END = Duration.ofHours(1);
    private static final Map<String, String> EXPIRY = Map.of("#ttl", "ttl");
    private static final Map<String, String> OWNER_AND_EXPIRY =
            Map.of("#owner", "owner", "#ttl", "ttl");

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
        try {
            return Optional.of(read(id, change(id, claiming(owner), DynamoDbJobs::claimLive)));
        } catch (ConditionalCheckFailedException refused) {
            return expired(Item.of(refused.item())) ? claimExpired(id, owner) : Optional.empty();
        }
    }

    private static void claimLive(UpdateItemRequest.Builder update) {
        update.updateExpression("SET #owner = :owner, #ttl = if_not_exists(#ttl, :expires)")
                .conditionExpression(
                        "(attribute_not_exists(#owner) OR #owner = :owner)"
                                + " AND (attribute_not_exists(#ttl) OR #ttl >= :now)")
                .expressionAttributeNames(OWNER_AND_EXPIRY);
    }

    /** DynamoDB deletes what has expired when it finds the time; nothing of it is taken over. */
    private Optional<Job> claimExpired(JobId id, String owner) {
        try {
            return Optional.of(read(id, change(id, claiming(owner), DynamoDbJobs::takeOver)));
        } catch (ConditionalCheckFailedException begunAnew) {
            return claim(id, owner);
        }
    }

    private static void takeOver(UpdateItemRequest.Builder update) {
        update.updateExpression("SET #owner = :owner, #ttl = :expires REMOVE results, results_url")
                .conditionExpression("#ttl < :now")
                .expressionAttributeNames(OWNER_AND_EXPIRY);
    }

    private Item claiming(String owner) {
        return expiring(KEPT_WITHOUT_END).put(":owner", owner).put(":now", now());
    }

    @Override
    public Optional<Job> find(JobId id, String owner) {
        var answer = dynamo.getItem(get -> get.tableName(table).key(key(id)).consistentRead(true));
        return Optional.of(answer)
                .filter(GetItemResponse::hasItem)
                .map(found -> Item.of(found.item()))
                .filter(item -> !expired(item))
                .filter(item -> owner(item).filter(owner::equals).isPresent())
                .map(item -> read(id, item));
    }

    @Override
    public Optional<String> end(JobId id, JobResults results) {
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
        return owner(
                change(
                        id,
                        values,
                        update ->
                                update.updateExpression(expression)
                                        .expressionAttributeNames(EXPIRY)));
    }

    /** Changes a job's item, or makes it; returns the item as it is now. */
    private Item change(JobId id, Item values, Consumer<UpdateItemRequest.Builder> change) {
        var answer =
                dynamo.updateItem(update -> {
                    update.tableName(table)
                            .key(key(id))
                            .expressionAttributeValues(values.attributes())
                            .returnValues(ReturnValue.ALL_NEW)
                            .returnValuesOnConditionCheckFailure(
                                    ReturnValuesOnConditionCheckFailure.ALL_OLD);
                    change.accept(update);
                });
        return Item.of(answer.attributes());
    }

    private static Optional<String> owner(Item item) {
        return item.optionalString("owner");
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
