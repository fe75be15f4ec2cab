package io.isoscan.local.queue;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.isoscan.local.functions.FunctionFailed;
import io.isoscan.local.functions.Functions;
import io.isoscan.local.services.ElasticMqServer;
import io.isoscan.testing.Doubles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

class EventSourceMappingTest {
    private static final String REGION = "eu-central-1";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static ElasticMqServer server;
    private static SqsClient sqs;

    private final Recorded functions = new Recorded();
    private String dead;
    private String queue;

    @BeforeAll
    static void startServer() {
        server = ElasticMqServer.start(REGION, "000000000000");
        sqs =
                SqsClient.builder()
                        .endpointOverride(server.endpoint())
                        .region(Region.of(REGION))
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("local", "local")))
                        .build();
    }

    @AfterAll
    static void stopServer() {
        sqs.close();
        server.close();
    }

    @BeforeEach
    void createQueues() {
        dead = create(Map.of());
        queue =
                create(
                        Map.of(
                                QueueAttributeName.VISIBILITY_TIMEOUT,
                                "1",
                                QueueAttributeName.REDRIVE_POLICY,
                                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":2}"
                                        .formatted(
                                                attributes(dead)
                                                        .get(QueueAttributeName.QUEUE_ARN))));
    }

    @Test
    void everyMessageIsWorkedOnInBatchesOfTheSizeAndDeleted() {
        send("a", "b", "c", "d", "e");

        try (var _ = mapping(2)) {
            awaitLeft(queue, 0);
        }

        assertThat(functions.batches).allMatch(batch -> batch.bodies().size() <= 2);
        assertThat(functions.bodies()).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
        assertThat(left(dead)).isZero();
    }

    @Test
    void waitingMessagesFillABatch() {
        send("a", "b", "c", "d");

        try (var _ = mapping(10)) {
            awaitLeft(queue, 0);
        }

        assertThat(functions.batches).hasSize(1);
    }

    @Test
    void onlyMessagesThatTheAnswerNamesComeAgain() {
        functions.failing = body -> body.equals("bad");
        send("good", "bad", "fine");

        try (var _ = mapping(10)) {
            awaitLeft(dead, 1);
            awaitLeft(queue, 0);
        }

        assertThat(functions.bodies()).containsOnlyOnce("good", "fine");
        assertThat(functions.bodies()).filteredOn("bad"::equals).hasSize(2);
    }

    @Test
    void batchOfAFunctionThatThrowsComesAgainWhole() {
        functions.throwing = 1;
        send("a", "b");

        try (var _ = mapping(10)) {
            awaitLeft(queue, 0);
        }

        assertThat(functions.bodies()).containsExactlyInAnyOrder("a", "b", "a", "b");
        assertThat(left(dead)).isZero();
    }

    @Test
    void messageReceivedTooOftenIsInTheDeadLetterQueue() {
        functions.throwing = Integer.MAX_VALUE;
        send("poison");

        try (var _ = mapping(1)) {
            awaitLeft(dead, 1);
        }

        assertThat(functions.batches).hasSize(2);
        assertThat(left(queue)).isZero();
    }

    @Test
    void messagesOfAFailedBatchComeAgainLongBeforeTheirVisibilityTimeout() {
        queue = create(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "600"));
        functions.throwing = 1;
        send("a", "b");

        try (var _ = mapping(10)) {
            awaitLeft(queue, 0);
        }

        assertThat(functions.bodies()).containsExactlyInAnyOrder("a", "b", "a", "b");
    }

    @Test
    void messageThatTheAnswerNamesComesAgainLongBeforeItsVisibilityTimeout() {
        queue = create(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "600"));
        functions.failing = body -> body.equals("bad") && functions.batches.size() == 1;
        send("good", "bad");

        try (var _ = mapping(10)) {
            awaitLeft(queue, 0);
        }

        assertThat(functions.bodies()).containsExactlyInAnyOrder("good", "bad", "bad");
    }

    @Test
    void pollSurvivesWhateverAFunctionThrows() {
        functions.failure = _ -> new IllegalArgumentException("no such function");
        functions.throwing = 1;
        send("a");

        try (var _ = mapping(1)) {
            awaitLeft(queue, 0);
        }

        assertThat(functions.bodies()).containsExactly("a", "a");
    }

    private EventSourceMapping mapping(int batchSize) {
        return EventSourceMapping.start(
                new EventSourceMapping.Source("Queue", queue, REGION, "Worker", batchSize, 1),
                sqs,
                functions,
                Doubles.json());
    }

    private static String create(Map<QueueAttributeName, String> attributes) {
        var name = "queue-" + UUID.randomUUID();
        return sqs.createQueue(create -> create.queueName(name).attributes(attributes)).queueUrl();
    }

    private void send(String... bodies) {
        var entries =
                IntStream.range(0, bodies.length)
                        .mapToObj(i ->
                                SendMessageBatchRequestEntry.builder()
                                        .id("m" + i)
                                        .messageBody(bodies[i])
                                        .build())
                        .toList();
        sqs.sendMessageBatch(batch -> batch.queueUrl(queue).entries(entries));
    }

    private static void awaitLeft(String url, int count) {
        await().atMost(PATIENCE).until(() -> left(url) == count);
    }

    /**
     * Messages in a queue, those in somebody's hands included: one look, as they move between two.
     */
    private static int left(String url) {
        var attributes = attributes(url);
        return Stream.of(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)
                .mapToInt(name -> Integer.parseInt(attributes.get(name)))
                .sum();
    }

    private static Map<QueueAttributeName, String> attributes(String url) {
        return sqs.getQueueAttributes(
                        get -> get.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();
    }

    /** What a function got: the messages' ids and bodies, in order. */
    private record Batch(List<String> ids, List<String> bodies) {}

    /** Keeps what it is given; throws as often as told, and then names the failed. */
    private static final class Recorded implements Functions {
        final List<Batch> batches = new CopyOnWriteArrayList<>();
        volatile Predicate<String> failing = _ -> false;
        volatile int throwing;
        volatile Function<String, RuntimeException> failure =
                function -> new FunctionFailed(function, new IllegalStateException("broken"));

        @Override
        public byte[] invoke(String function, byte[] event) {
            var batch = batch(new String(event, StandardCharsets.UTF_8));
            batches.add(batch);
            if (batches.size() <= throwing) {
                throw failure.apply(function);
            }
            var failures =
                    IntStream.range(0, batch.ids().size())
                            .filter(i -> failing.test(batch.bodies().get(i)))
                            .mapToObj(i -> Map.of("itemIdentifier", batch.ids().get(i)))
                            .toList();
            return Doubles.json().bytes(Map.of("batchItemFailures", failures));
        }

        List<String> bodies() {
            return batches.stream().flatMap(batch -> batch.bodies().stream()).toList();
        }

        private static Batch batch(String event) {
            var ids = new ArrayList<String>();
            var bodies = new ArrayList<String>();
            requireNonNull(Doubles.json().tree(event).get("Records"))
                    .values()
                    .forEach(message -> {
                        ids.add(requireNonNull(message.get("messageId")).getStringValue());
                        bodies.add(requireNonNull(message.get("body")).getStringValue());
                    });
            return new Batch(ids, bodies);
        }
    }
}
