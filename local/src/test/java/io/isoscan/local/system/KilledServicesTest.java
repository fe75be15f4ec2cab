package io.isoscan.local.system;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Services killed while they were at work, and started again on their folder. */
class KilledServicesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TABLE = "ProcessResultsTable";
    private static final String BUCKET = "results-bucket";
    private static final int ENOUGH = 100;

    private static final Queue<String> SENT = new ConcurrentLinkedQueue<>();
    private static final Queue<String> ITEMS = new ConcurrentLinkedQueue<>();
    private static final Queue<String> OBJECTS = new ConcurrentLinkedQueue<>();

    @TempDir static Path folder;

    private static RunningServices services;

    @BeforeAll
    static void killAtWorkAndStartAgain() throws IOException {
        services = RunningServices.start(folder);
        send("ReportQueue", "in flight", 0);
        receive("ReportQueue");
        send("DispatchQueue", "delayed", 900);
        send("UploadEventsQueue", "done", 0);
        delete("UploadEventsQueue", receive("UploadEventsQueue").getFirst());

        var writers =
                List.of(
                        writing(SENT, name -> send("ProcessingQueue", name, 0)),
                        writing(ITEMS, KilledServicesTest::putItem),
                        writing(OBJECTS, KilledServicesTest::putObject));
        await().atMost(PATIENCE)
                .until(() ->
                        List.of(SENT, ITEMS, OBJECTS).stream()
                                .allMatch(written -> written.size() >= ENOUGH));
        services.kill();
        for (var writer : writers) {
            join(writer);
        }

        services = RunningServices.start(folder);
    }

    @AfterAll
    static void kill() {
        services.kill();
    }

    @Test
    void everyMessageThatWasSentIsThere() {
        var there = new HashSet<String>();
        var batch = receive("ProcessingQueue");
        while (!batch.isEmpty()) {
            batch.forEach(message -> there.add(message.body()));
            batch = receive("ProcessingQueue");
        }

        assertThat(there).containsAll(SENT);
    }

    @Test
    void messageInFlightIsDueAtOnceAndItsReceiveCounts() {
        var messages = receive("ReportQueue");

        assertThat(messages).extracting(Message::body).containsExactly("in flight");
        assertThat(messages.getFirst().attributes())
                .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2");
    }

    @Test
    void messageWithADelayKeepsIt() {
        assertThat(receive("DispatchQueue")).isEmpty();
        assertThat(attributes("DispatchQueue"))
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "1");
    }

    @Test
    void messageThatWasDeletedStaysAway() {
        assertThat(attributes("UploadEventsQueue"))
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0")
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "0");
    }

    @Test
    void queueIsAsInTheTemplate() {
        var queue = attributes("ReportQueue");

        assertThat(queue).containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "960");
        assertThat(queue.get(QueueAttributeName.REDRIVE_POLICY)).contains(":ReportDeadLetterQueue");
    }

    @Test
    void everyItemThatWasPutIsThereAndTheTableStillExpiresItsOwn() {
        var there = new ArrayList<String>();
        services.clients()
                .dynamo()
                .scanPaginator(scan -> scan.tableName(TABLE).consistentRead(true))
                .items()
                .forEach(item -> there.add(requireNonNull(item.get("session_id")).s()));
        var expiry =
                services.clients()
                        .dynamo()
                        .describeTimeToLive(describe -> describe.tableName(TABLE));

        assertThat(there).containsAll(ITEMS);
        assertThat(expiry.timeToLiveDescription().timeToLiveStatus())
                .isEqualTo(TimeToLiveStatus.ENABLED);
    }

    @Test
    void everyObjectThatWasPutIsThereAndWhole() {
        for (var key : OBJECTS) {
            assertThat(
                            services.clients()
                                    .s3()
                                    .getObjectAsBytes(get -> get.bucket(BUCKET).key(key))
                                    .asUtf8String())
                    .isEqualTo(content(key));
        }
    }

    @Test
    void folderInUseIsRefusedInOneLine() {
        assertThatThrownBy(() -> DataFolders.of(Optional.of(folder)))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        folder + " is in use by another isoscan: stop it, or name another folder");
    }

    /**
     * Writes one after the other, and remembers each that was answered, until there is no answer.
     */
    private static Thread writing(Queue<String> written, Consumer<String> write) {
        return Thread.ofPlatform()
                .start(() -> {
                    try {
                        for (int i = 0; ; i++) {
                            write.accept("key-" + i);
                            written.add("key-" + i);
                        }
                    } catch (SdkException | UncheckedIOException killed) {
                        assertThat(written).isNotEmpty();
                    }
                });
    }

    private static void join(Thread thread) {
        try {
            assertThat(thread.join(PATIENCE)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(String queue, String body, int delaySeconds) {
        services.clients()
                .sqs()
                .sendMessage(send ->
                        send.queueUrl(url(queue)).messageBody(body).delaySeconds(delaySeconds));
    }

    private static List<Message> receive(String queue) {
        return services.clients()
                .sqs()
                .receiveMessage(receive ->
                        receive.queueUrl(url(queue))
                                .maxNumberOfMessages(10)
                                .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    private static void delete(String queue, Message message) {
        services.clients()
                .sqs()
                .deleteMessage(delete ->
                        delete.queueUrl(url(queue)).receiptHandle(message.receiptHandle()));
    }

    private static Map<QueueAttributeName, String> attributes(String queue) {
        return services.clients()
                .sqs()
                .getQueueAttributes(
                        get -> get.queueUrl(url(queue)).attributeNames(QueueAttributeName.ALL))
                .attributes();
    }

    private static String url(String queue) {
        return services.clients().sqs().getQueueUrl(get -> get.queueName(queue)).queueUrl();
    }

    private static void putItem(String name) {
        services.clients()
                .dynamo()
                .putItem(put ->
                        put.tableName(TABLE)
                                .item(
                                        Map.of(
                                                "session_id",
                                                AttributeValue.fromS(name),
                                                "file_name",
                                                AttributeValue.fromS("meta"))));
    }

    private static void putObject(String name) {
        services.clients()
                .s3()
                .putObject(
                        put -> put.bucket(BUCKET).key(name), RequestBody.fromString(content(name)));
    }

    private static String content(String name) {
        return name.repeat(1_000);
    }
}
