package io.isoscan.notify;

import io.isoscan.aws.CallLimits;
import io.isoscan.aws.Item;
import io.isoscan.aws.Variables;
import io.isoscan.job.JobId;
import io.isoscan.session.SessionId;
import io.isoscan.snapshot.Primed;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Subscriptions as pairs of items: one under the session or job, to find its connections, and one
 * under the connection, to find what it watches when it goes.
 */
@Singleton
final class DynamoDbSubscriptions implements Subscriptions, Primed {
    private static final Duration KEPT = Duration.ofHours(3);

    private final DynamoDbClient dynamo;
    private final String table;
    private final InstantSource clock;
    private final CallLimits limits;

    DynamoDbSubscriptions(
            DynamoDbClient dynamo, Variables variables, InstantSource clock, CallLimits limits) {
        this.dynamo = dynamo;
        this.table = variables.require("TABLE_NAME");
        this.clock = clock;
        this.limits = limits;
    }

    @Override
    public void add(SessionId id, String connectionId) {
        add(id.value(), connectionId);
    }

    @Override
    public void add(JobId id, String owner, String connectionId) {
        add(watched(id, owner), connectionId);
    }

    private void add(String watched, String connectionId) {
        put(connectionKey(connectionId), watched);
        put(watchKey(watched), connectionId);
    }

    @Override
    public List<String> of(SessionId id) {
        return sortKeys(watchKey(id.value()));
    }

    @Override
    public List<String> of(JobId id, String owner) {
        return sortKeys(watchKey(watched(id, owner)));
    }

    @Override
    public void prime() {
        of(SessionId.NONE);
    }

    @Override
    public void removeConnection(String connectionId) {
        for (var watched : sortKeys(connectionKey(connectionId))) {
            delete(watchKey(watched), connectionId);
            delete(connectionKey(connectionId), watched);
        }
    }

    @Override
    public void removeWatchers(SessionId id) {
        for (var connectionId : sortKeys(watchKey(id.value()))) {
            delete(connectionKey(connectionId), id.value());
            delete(watchKey(id.value()), connectionId);
        }
    }

    private void put(String hash, String sort) {
        var expires = clock.instant().plus(KEPT).getEpochSecond();
        dynamo.putItem(put ->
                put.tableName(table).item(Item.key(hash, sort).put("ttl", expires).attributes()));
    }

    private void delete(String hash, String sort) {
        dynamo.deleteItem(delete ->
                delete.tableName(table)
                        .key(Item.key(hash, sort).attributes())
                        .overrideConfiguration(this::asShortAsTelling));
    }

    /** Whom to tell, and whom no longer, is asked while a batch waits. */
    private void asShortAsTelling(AwsRequestOverrideConfiguration.Builder call) {
        call.apiCallAttemptTimeout(limits.tellingAttempt()).apiCallTimeout(limits.tellingCall());
    }

    private List<String> sortKeys(String hash) {
        Map<String, AttributeValue> values = Item.empty().put(":hash", hash).attributes();
        return dynamo
                .queryPaginator(query ->
                        query.tableName(table)
                                .keyConditionExpression("session_id = :hash")
                                .expressionAttributeValues(values)
                                .consistentRead(true)
                                .overrideConfiguration(this::asShortAsTelling))
                .items()
                .stream()
                .map(item -> Item.of(item).string("file_name"))
                .toList();
    }

    private static String watchKey(String watched) {
        return "watch#" + watched;
    }

    /** A job's name must not pass for a session's id; no name has a # in it. */
    private static String watched(JobId id, String owner) {
        return "job#" + id + "#" + owner;
    }

    private static String connectionKey(String connectionId) {
        return "connection#" + connectionId;
    }
}
