package io.isoscan.bench.chaos;

import io.isoscan.result.FileResult;
import io.isoscan.session.Ending;
import io.isoscan.session.Session;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the ports of the table do not offer: changes without conditions, for rules taken out.
 *
 * @param dynamo the client that the functions use
 */
record RawTable(DynamoDbClient dynamo) {
    private static final String TABLE = "ProcessResultsTable";

    void delete(FileResult result) {
        dynamo.deleteItem(delete ->
                delete.tableName(TABLE).key(key(result.sessionId().value(), result.key().value())));
    }

    void end(Session leased, Ending ending) {
        dynamo.updateItem(update ->
                update.tableName(TABLE)
                        .key(key(leased.id().value(), "meta"))
                        .updateExpression(
                                "SET #state = :state, report_key = :report,"
                                        + " processed_count = :processed, total_matches = :matches,"
                                        + " failed_count = :failed")
                        .expressionAttributeNames(Map.of("#state", "state"))
                        .expressionAttributeValues(
                                Map.of(
                                        ":state", text(leased.state().afterReport().name()),
                                        ":report", text(ending.reportKey()),
                                        ":processed", number(ending.processed()),
                                        ":matches", number(ending.matches()),
                                        ":failed", number(ending.failed()))));
    }

    private static Map<String, AttributeValue> key(String session, String file) {
        return Map.of("session_id", text(session), "file_name", text(file));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue number(int value) {
        return AttributeValue.fromN(Integer.toString(value));
    }
}
