package io.isoscan.local.roles;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.isoscan.aws.Item;
import io.isoscan.hash.Sha256;
import io.isoscan.job.JobId;
import io.isoscan.local.system.RunningSystem;
import io.isoscan.text.ConversionContract;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Leads the functions of conversions through all that they may come to do. */
final class EveryConversion {
    private static final String ROUTE_OF_ITS_OWN = "TASK";
    private static final String POOL = "POOL";
    private static final int LAST_ATTEMPT = 3;

    private final S3Client s3 = RunningSystem.bean(S3Client.class);
    private final DynamoDbClient dynamo = RunningSystem.bean(DynamoDbClient.class);

    /** A text as storage tells of it; its sequencer is its eTag here. */
    private record Text(String key, String eTag) {
        String event() {
            return """
            {"Records":[{"s3":{"object":{"key":"%s","eTag":"%s","sequencer":"%s"}}}]}\
            """
                    .formatted(key, eTag, eTag);
        }

        String id() {
            var named = String.join("\0", key, eTag, eTag);
            return Sha256.hex(named.getBytes(UTF_8)).substring(0, 32);
        }
    }

    void walk() {
        begins();
        looks(ROUTE_OF_ITS_OWN);
        looks(POOL);
        givesUp();
    }

    private void begins() {
        deliver("ConvertFile", stored(Map.of()).event());
        deliver("ConvertFile", stored(Map.of("processor-type", "pool")).event());
        deliver("ConvertFile", unstored().event());
        var done = stored(Map.of());
        record(done, ROUTE_OF_ITS_OWN, 1, Instant.EPOCH);
        end(done);
        deliver("ConvertFile", done.event());
    }

    /** A run that goes on, one that does not, one whose PDF is no such, and the last. */
    private void looks(String route) {
        var begun = stored(Map.of());
        record(begun, route, 1, Instant.now().plusSeconds(3_600));
        deliver("ConversionCheck", due(begun, 1));
        var over = stored(Map.of());
        record(over, route, 1, Instant.EPOCH);
        putPdf(over);
        deliver("ConversionCheck", due(over, 1));
        var last = unstored();
        record(last, route, LAST_ATTEMPT, Instant.EPOCH);
        deliver("ConversionCheck", due(last, LAST_ATTEMPT));
        var done = unstored();
        record(done, route, 1, Instant.EPOCH);
        end(done);
        deliver("ConversionCheck", due(done, 1));
    }

    private void givesUp() {
        var text = stored(Map.of());
        putPdf(text);
        deliver("ConversionDeadLetter", text.event());
        deliver("ConversionDeadLetter", due(text, 1));
    }

    private static Text unstored() {
        var name = UUID.randomUUID().toString();
        return new Text("job-1704110400-" + name.replace("-", "") + "/a.txt", name);
    }

    private Text stored(Map<String, String> metadata) {
        var text = unstored();
        s3.putObject(
                put -> put.bucket("conversion-input-bucket").key(text.key()).metadata(metadata),
                RequestBody.fromString("HOLE-1"));
        return text;
    }

    private void putPdf(Text text) {
        s3.putObject(
                put ->
                        put.bucket("conversion-output-bucket")
                                .key(ConversionContract.pdfKey(text.key())),
                RequestBody.fromString("no PDF"));
    }

    private void record(Text text, String route, int attempt, Instant deadline) {
        var item =
                Item.key("conversion#" + text.id(), "conversion")
                        .put("key", text.key())
                        .put("etag", text.eTag())
                        .put("route", route)
                        .put("body", text.event())
                        .put("attempt", attempt)
                        .put("job", JobId.leading(text.key()).orElseThrow().value())
                        .put("deadline", deadline)
                        .put("run_id", "gone");
        dynamo.putItem(put -> put.tableName("ProcessResultsTable").item(item.attributes()));
    }

    private void end(Text text) {
        dynamo.updateItem(update ->
                update.tableName("ProcessResultsTable")
                        .key(Item.key("conversion#" + text.id(), "conversion").attributes())
                        .updateExpression("SET #state = :done")
                        .expressionAttributeNames(Map.of("#state", "state"))
                        .expressionAttributeValues(Item.empty().put(":done", "DONE").attributes()));
    }

    private static String due(Text text, int attempt) {
        return "{\"due\":\"%s-%d\"}".formatted(text.id(), attempt);
    }

    private static void deliver(String function, String body) {
        var message =
                Map.of(
                        "messageId",
                        UUID.randomUUID().toString(),
                        "receiptHandle",
                        "handle",
                        "body",
                        body,
                        "attributes",
                        Map.of("ApproximateReceiveCount", "1"));
        EveryPath.invoke(
                function, RunningSystem.SYSTEM.json().write(Map.of("Records", List.of(message))));
    }
}
