package io.isoscan.local.system;

import static io.isoscan.local.system.RunningSystem.SYSTEM;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isoscan.extract.Stragglers;
import io.isoscan.metrics.CountedFile;
import io.isoscan.metrics.Metrics;
import io.isoscan.result.FileStatus;
import io.isoscan.testing.Doubles;
import io.micronaut.json.tree.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

class LocalSystemTest {
    private static final Path EVENTS = Path.of("../events");
    private static final int ONE_MEBIBYTE = 1 << 20;
    private static final String TABLE = "ProcessResultsTable";

    @Test
    void everyFunctionHasASampleEvent() throws IOException {
        var answered = new TreeSet<String>();
        expected().values().forEach(each -> answered.add(text(each, "function")));

        assertThat(answered).containsExactlyInAnyOrderElementsOf(SYSTEM.functionNames());
    }

    /** What a developer edits for `sam local invoke` is what the runner would write. */
    @Test
    void sampleEnvironmentNamesEveryVariableOfTheFunctions() throws IOException {
        var sample = SYSTEM.json().tree(Files.readString(EVENTS.resolve("env.json")));
        var names = new TreeSet<String>();
        requireNonNull(sample.get("Parameters"))
                .entries()
                .forEach(variable -> names.add(variable.getKey()));

        assertThat(names).containsExactlyElementsOf(SYSTEM.environment().keySet());
    }

    @Test
    void nothingIsMeasuredOnStandardOutput() {
        var file = new CountedFile(FileStatus.CLEAN, Duration.ZERO);
        var written = new ByteArrayOutputStream();
        var terminal = System.out;
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            SYSTEM.bean(Metrics.class).files(List.of(file));
            SYSTEM.bean(Metrics.class).ocrPages(1);
        } finally {
            System.setOut(terminal);
        }

        assertThat(written.toString(StandardCharsets.UTF_8)).doesNotContain("_aws");
    }

    /** A thread that is at work, as this one is, would end a process of one function alone. */
    @Test
    void readerLeftBehindDoesNotEndTheProcessThatAllFunctionsShare() {
        var stragglers = SYSTEM.bean(Stragglers.class);

        stragglers.leave(Thread.currentThread());

        assertThat(stragglers.any()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ProcessingQueue, 180, ProcessingDeadLetterQueue",
        "DispatchQueue, 360, DispatchDeadLetterQueue",
        "ReportQueue, 960, ReportDeadLetterQueue",
        "UploadEventsQueue, 180, UploadEventsDeadLetterQueue"
    })
    void queueHasTheTemplatesVisibilityAndRedrive(String name, String visibility, String dead) {
        var queue = attributes(name);

        assertThat(queue).containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, visibility);
        var redrive =
                SYSTEM.json().tree(requireNonNull(queue.get(QueueAttributeName.REDRIVE_POLICY)));
        assertThat(text(redrive, "deadLetterTargetArn")).endsWith(":" + dead);
        assertThat(text(redrive, "maxReceiveCount")).isEqualTo("3");
    }

    /** To a queue that nobody polls. ElasticMQ keeps SQS's own limit, and says none. */
    @Test
    void queueTakesAMessageOfOneMebibyteAndNoLarger() {
        var sqs = RunningSystem.bean(SqsClient.class);
        var url = url("UploadEventsDeadLetterQueue");

        sqs.sendMessage(send -> send.queueUrl(url).messageBody("x".repeat(ONE_MEBIBYTE)));

        assertThatThrownBy(() ->
                        sqs.sendMessage(send ->
                                send.queueUrl(url).messageBody("x".repeat(ONE_MEBIBYTE + 1))))
                .isInstanceOf(SqsException.class);
        sqs.purgeQueue(purge -> purge.queueUrl(url));
    }

    @Test
    void tableHasTheTemplatesKeysAndExpiry() {
        var dynamo = RunningSystem.bean(DynamoDbClient.class);

        var keys = dynamo.describeTable(describe -> describe.tableName(TABLE)).table().keySchema();
        var expiry = dynamo.describeTimeToLive(describe -> describe.tableName(TABLE));

        assertThat(keys.stream().map(KeySchemaElement::attributeName))
                .containsExactly("session_id", "file_name");
        assertThat(expiry.timeToLiveDescription().attributeName()).isEqualTo("ttl");
        assertThat(expiry.timeToLiveDescription().timeToLiveStatus())
                .isEqualTo(TimeToLiveStatus.ENABLED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uploads-bucket", "results-bucket"})
    void bucketIsThere(String name) {
        var s3 = RunningSystem.bean(S3Client.class);

        assertThatCode(() -> s3.headBucket(head -> head.bucket(name))).doesNotThrowAnyException();
    }

    @Test
    void portInUseIsSaidInOneLineAndLeavesNoChild() {
        int port = SYSTEM.page().getPort();
        var before = children();

        assertThatThrownBy(() -> LocalSystem.start(onPort(port)))
                .isInstanceOf(BindException.class)
                .hasMessageContaining("port " + port + " is in use")
                .message()
                .doesNotContain("\n");

        assertThat(children()).isEqualTo(before);
    }

    @Test
    void closedSystemLeavesNoChildAndStartsAgainOnItsFolder(@TempDir Path data) throws IOException {
        var kept = new SystemOptions(RunningSystem.OPTIONS.home(), 0, Optional.of(data), false);
        var before = children();

        for (int run = 0; run < 2; run++) {
            try (var system = LocalSystem.start(kept)) {
                assertThat(children()).hasSizeGreaterThan(before.size());
                assertThat(system.functionNames()).isNotEmpty();
            }
            assertThat(children()).isEqualTo(before);
        }
    }

    private static Map<String, JsonNode> expected() throws IOException {
        var events = new TreeMap<String, JsonNode>();
        Doubles.json()
                .tree(Files.readString(EVENTS.resolve("expected.json")))
                .entries()
                .forEach(event -> events.put(event.getKey(), event.getValue()));
        return events;
    }

    private static String text(@Nullable JsonNode parent, String field) {
        return requireNonNull(requireNonNull(parent).get(field), field).coerceStringValue();
    }

    private static Map<QueueAttributeName, String> attributes(String queue) {
        var url = url(queue);
        return RunningSystem.bean(SqsClient.class)
                .getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();
    }

    private static String url(String queue) {
        return RunningSystem.bean(SqsClient.class)
                .getQueueUrl(get -> get.queueName(queue))
                .queueUrl();
    }

    private static SystemOptions onPort(int port) {
        return new SystemOptions(RunningSystem.OPTIONS.home(), port, Optional.empty(), false);
    }

    private static Set<Long> children() {
        try (var children = ProcessHandle.current().children()) {
            return children.filter(ProcessHandle::isAlive)
                    .map(ProcessHandle::pid)
                    .collect(Collectors.toSet());
        }
    }
}
