package io.isoscan.aws;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.aws.StubService.Answer;
import io.isoscan.aws.StubService.Call;
import io.isoscan.task.FileTask;
import io.isoscan.task.TaskQueue;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which queue a call of the adapter goes to. */
final class TaskQueuesTest {
    @Test
    void fileForOcrGoesToItsQueueInTheGroupOfItsSession() {
        try (var aws = stubbed()) {
            aws.service.plan(StubService.json(200, "{\"Successful\":[],\"Failed\":[]}"));

            aws.bean(TaskQueue.class).sendForOcr(task());

            assertThat(aws.service.calls())
                    .singleElement()
                    .satisfies(call -> {
                        assertThat(queue(call)).endsWith("/ocr");
                        assertThat(call.body())
                                .contains("\"MessageGroupId\":\"s\"")
                                .contains("scan.pdf");
                    });
        }
    }

    @Test
    void fileForOcrWaitsAsLongAsItIsToldTo() {
        try (var aws = stubbed()) {
            aws.service.plan(StubService.json(200, "{\"Successful\":[],\"Failed\":[]}"));

            aws.bean(TaskQueue.class).sendForOcr(task(), Duration.ofMinutes(5));

            assertThat(aws.service.calls())
                    .singleElement()
                    .satisfies(call -> assertThat(call.body()).contains("\"DelaySeconds\":300"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"processing", "processing-dead", "ocr", "ocr-dead"})
    void filesAreAboutWhenOneOfTheirQueuesHoldsAny(String holding) {
        try (var aws = stubbed()) {
            aws.service.plan(holding(holding));

            assertThat(aws.bean(TaskQueue.class).filesAbout()).isTrue();
        }
    }

    @Test
    void noFilesAreAboutWhenEveryQueueIsEmpty() {
        try (var aws = stubbed()) {
            aws.service.plan(holding("none"));

            assertThat(aws.bean(TaskQueue.class).filesAbout()).isFalse();

            assertThat(aws.service.calls().stream().map(TaskQueuesTest::queue))
                    .extracting(url -> url.substring(url.lastIndexOf('/') + 1))
                    .containsExactlyInAnyOrder("processing", "processing-dead", "ocr", "ocr-dead");
        }
    }

    private static StubbedAws stubbed() {
        return StubbedAws.with(
                Map.of(
                        "processing.queue.url", "https://queues.example/processing",
                        "processing.dead.letter.queue.url",
                                "https://queues.example/processing-dead",
                        "ocr.queue.url", "https://queues.example/ocr",
                        "ocr.dead.letter.queue.url", "https://queues.example/ocr-dead"));
    }

    private static Answer holding(String queue) {
        return (call, exchange) ->
                StubService.write(
                        exchange, 200, attributes(queue(call).endsWith("/" + queue) ? "1" : "0"));
    }

    private static String attributes(String count) {
        return Stream.of("", "NotVisible", "Delayed")
                .map(kind -> "\"ApproximateNumberOfMessages%s\":\"%s\"".formatted(kind, count))
                .collect(joining(",", "{\"Attributes\":{", "}}"));
    }

    private static String queue(Call call) {
        return JsonText.read(call.body()).get("QueueUrl").asText();
    }

    private static FileTask task() {
        return new FileTask(
                FileTask.VERSION,
                "s",
                1,
                "scan.pdf",
                0,
                "upload",
                null,
                "uploads/u/s",
                null,
                null,
                null);
    }
}
