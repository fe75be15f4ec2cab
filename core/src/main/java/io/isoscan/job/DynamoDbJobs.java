package io.isoscan.job;

import io.isoscan.aws.Item;
import io.isoscan.aws.Variables;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
    private static final Duration KEPT_WITHOUT_END = Duration.ofDays(1);
    private static final Duration KEPT_AFTER_END = Duration.ofHours(1);

    /** Longer than any function that begins a job may run. */
    private static final Duration DEAD_AFTER = Duration.ofMinutes(1);

    /** What a job that begins anew has not got. */
    private static final String NOTHING_LEFT =
            "REMOVE results, results_url, stage, expected, document, begun, handed_on";

    private static final String NOT_ENDED =
            "attribute_not_exists(results) AND attribute_not_exists(results_url)";

    private static final Map<String, String> EXPIRY = Map.of("#ttl", "ttl");
    private static final Map<String, String> OWNER_AND_EXPIRY =
            Map.of("#owner", "owner", "#ttl", "ttl");

    private static final Logger LOG = LoggerFactory.getLogger(DynamoDbJobs.class);

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
        update.updateExpression("SET #owner = :owner, #ttl = :expires " + NOTHING_LEFT)
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
    public boolean expect(JobId id, String key) {
        try {
            var values = expiring(KEPT_WITHOUT_END).put(":expected", key).put(":now", now());
            change(id, values, DynamoDbJobs::expectLive);
            return true;
        } catch (ConditionalCheckFailedException refused) {
            return expired(Item.of(refused.item())) && expectAnew(id, key);
        }
    }

    private static void expectLive(UpdateItemRequest.Builder update) {
        update.updateExpression("SET expected = :expected, #ttl = if_not_exists(#ttl, :expires)")
                .conditionExpression(
                        NOT_ENDED
                                + " AND attribute_not_exists(document)"
                                + " AND (attribute_not_exists(expected) OR expected = :expected)"
                                + " AND (attribute_not_exists(#ttl) OR #ttl >= :now)")
                .expressionAttributeNames(EXPIRY);
    }

    private boolean expectAnew(JobId id, String key) {
        forgetExpired(id);
        return expect(id, key);
    }

    @Override
    public Begun begin(JobId id, String document) {
        try {
            change(id, beginning(document), DynamoDbJobs::beginLive);
            return Begun.NOW;
        } catch (ConditionalCheckFailedException refused) {
            var item = Item.of(refused.item());
            return expired(item) ? beginExpired(id, document) : begun(item, document);
        }
    }

    private static void beginLive(UpdateItemRequest.Builder update) {
        update.updateExpression(
                        "SET document = :document, begun = :now,"
                                + " #ttl = if_not_exists(#ttl, :expires)")
                .conditionExpression(
                        NOT_ENDED
                                + " AND (attribute_not_exists(document) OR (document = :document"
                                + " AND attribute_not_exists(handed_on) AND begun < :dead))"
                                + " AND (attribute_not_exists(#ttl) OR #ttl >= :now)")
                .expressionAttributeNames(EXPIRY);
    }

    private Begun beginExpired(JobId id, String document) {
        forgetExpired(id);
        return begin(id, document);
    }

    private void forgetExpired(JobId id) {
        try {
            change(id, expiring(KEPT_WITHOUT_END).put(":now", now()), DynamoDbJobs::forget);
        } catch (ConditionalCheckFailedException begunAnew) {
            // Somebody else has forgotten it.
        }
    }

    private static void forget(UpdateItemRequest.Builder update) {
        update.updateExpression("SET #ttl = :expires " + NOTHING_LEFT + ", #owner")
                .conditionExpression("#ttl < :now")
                .expressionAttributeNames(OWNER_AND_EXPIRY);
    }

    private static Begun begun(Item item, String document) {
        if (item.optionalString("document").filter(document::equals).isEmpty()) {
            return Begun.ANOTHER;
        }
        boolean done =
                item.optionalNumber("handed_on").isPresent()
                        || item.optionalString("results").isPresent()
                        || item.optionalString("results_url").isPresent();
        return done ? Begun.HANDED_ON : Begun.UNDERWAY;
    }

    private Item beginning(String document) {
        return expiring(KEPT_WITHOUT_END)
                .put(":document", document)
                .put(":now", now())
                .put(":dead", now() - DEAD_AFTER.toSeconds());
    }

    /** Of a job that was begun anew meanwhile it says nothing. */
    @Override
    public void handedOn(JobId id, String document) {
        var values = Item.empty().put(":document", document).put(":now", now());
        try {
            change(
                    id,
                    values,
                    update ->
                            update.updateExpression("SET handed_on = :now")
                                    .conditionExpression("document = :document"));
        } catch (ConditionalCheckFailedException another) {
            LOG.info("job {}: begun anew with another document", id);
        }
    }

    @Override
    public void enter(JobId id, String stage) {
        change(
                id,
                expiring(KEPT_WITHOUT_END).put(":stage", stage),
                update ->
                        update.updateExpression(
                                        "SET stage = :stage,"
                                                + " #ttl = if_not_exists(#ttl, :expires)")
                                .expressionAttributeNames(EXPIRY));
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
        return new Job(
                id,
                item.optionalString("stage").orElse(null),
                inline.or(() -> stored).orElse(null));
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
