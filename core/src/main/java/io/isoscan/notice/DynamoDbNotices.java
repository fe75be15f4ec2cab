package io.isoscan.notice;

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

/** What was asked for as one item a subject. */
@Singleton
final class DynamoDbNotices implements Notices {
    private static final Duration KEPT = Duration.ofDays(30);

    private final DynamoDbClient dynamo;
    private final String table;
    private final InstantSource clock;

    DynamoDbNotices(DynamoDbClient dynamo, Variables variables, InstantSource clock) {
        this.dynamo = dynamo;
        this.table = variables.require("TABLE_NAME");
        this.clock = clock;
    }

    @Override
    public void ask(Subject subject, NoticeChannel channel) {
        var item =
                item(subject)
                        .put("notify", channel.name())
                        .put("ttl", clock.instant().plus(KEPT).getEpochSecond());
        dynamo.putItem(put -> put.tableName(table).item(item.attributes()));
    }

    @Override
    public Optional<NoticeChannel> asked(Subject subject) {
        var answer =
                dynamo.getItem(get -> get.tableName(table).key(key(subject)).consistentRead(true));
        return Item.of(answer.item()).optionalString("notify").map(NoticeChannel::valueOf);
    }

    @Override
    public boolean claim(Subject subject, int generation, String by) {
        var values = Item.empty().put(":g", generation).put(":by", by).attributes();
        try {
            dynamo.updateItem(update ->
                    update.tableName(table)
                            .key(key(subject))
                            .updateExpression("SET noticed = :g, noticed_by = :by")
                            .conditionExpression(
                                    "attribute_exists(session_id)"
                                            + " AND (attribute_not_exists(noticed)"
                                            + " OR noticed < :g"
                                            + " OR (noticed = :g AND noticed_by = :by))")
                            .expressionAttributeValues(values));
        } catch (ConditionalCheckFailedException refused) {
            return false;
        }
        return true;
    }

    @Override
    public void forget(Subject subject) {
        dynamo.deleteItem(delete -> delete.tableName(table).key(key(subject)));
    }

    private static Item item(Subject subject) {
        return Item.key("notice#" + subject.name(), "notice");
    }

    private static Map<String, AttributeValue> key(Subject subject) {
        return item(subject).attributes();
    }
}
