package io.isoscan.job;

import io.isoscan.aws.Item;
import io.isoscan.aws.Variables;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Jobs as one item each. */
@Singleton
final class DynamoDbJobs implements Jobs {
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
        var values =
                Item.empty()
                        .put(":owner", owner)
                        .put(":expires", expiry(KEPT_WITHOUT_END))
                        .attributes();
        try {
            var answer =
                    dynamo.updateItem(update ->
                            update.tableName(table)
                                    .key(key(id))
                                    .updateExpression(
                                            "SET #owner = :owner,"
                                                    + " #ttl = if_not_exists(#ttl, :expires)")
                                    .conditionExpression(
                                            "attribute_not_exists(#owner) OR #owner = :owner")
                                    .expressionAttributeNames(
                                            Map.of("#owner", "owner", "#ttl", "ttl"))
                                    .expressionAttributeValues(values)
                                    .returnValues(ReturnValue.ALL_NEW));
            return Optional.of(read(id, Item.of(answer.attributes())));
        } catch (ConditionalCheckFailedException anothers) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Job> find(JobId id) {
        var answer = dynamo.getItem(get -> get.tableName(table).key(key(id)).consistentRead(true));
        return answer.hasItem() ? Optional.of(read(id, Item.of(answer.item()))) : Optional.empty();
    }

    @Override
    public void end(JobId id, JobResults results) {
        var values = Item.empty().put(":expires", expiry(KEPT_AFTER_END));
        var change =
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
        dynamo.updateItem(update ->
                update.tableName(table)
                        .key(key(id))
                        .updateExpression(change)
                        .expressionAttributeNames(Map.of("#ttl", "ttl"))
                        .expressionAttributeValues(values.attributes()));
    }

    private static Job read(JobId id, Item item) {
        var inline = item.optionalString("results").<JobResults>map(JobResults.Inline::new);
        var stored = item.optionalString("results_url").<JobResults>map(JobResults.Stored::new);
        return new Job(id, inline.or(() -> stored).orElse(null));
    }

    private long expiry(Duration kept) {
        return clock.instant().plus(kept).getEpochSecond();
    }

    private static Map<String, AttributeValue> key(JobId id) {
        return Item.key("job#" + id, "job").attributes();
    }
}
