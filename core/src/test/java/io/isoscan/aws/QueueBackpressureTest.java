package io.isoscan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.isoscan.aws.StubService.Answer;
import io.isoscan.aws.StubService.Call;
import io.isoscan.task.FileTask;
import io.isoscan.task.ReportRequest;
import io.isoscan.task.TaskQueue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.SqsException;

final class QueueBackpressureTest {
    private static final Answer THROTTLED = StubService.error(400, "RequestThrottled");
    private static final Answer ALL_TAKEN = refusing(false, Set.of());
    private static final List<FileTask> FIVE =
            IntStream.range(0, 5).mapToObj(QueueBackpressureTest::task).toList();

    @Test
    void throttledBatchIsTakenLater() {
        try (var aws = StubbedAws.withoutPauses()) {
            aws.plan(2, THROTTLED, ALL_TAKEN);

            aws.bean(TaskQueue.class).sendFiles(FIVE);

            assertThat(entriesSent(aws)).isEqualTo(Collections.nCopies(3, "01234"));
        }
    }

    @Test
    void throttledRequestForAReportIsTakenLater() {
        try (var aws = StubbedAws.withoutPauses()) {
            aws.plan(2, THROTTLED, QueueBackpressureTest::takeOne);

            aws.bean(TaskQueue.class).sendReport(new ReportRequest("s", 1));

            assertThat(aws.service.targets()).isEqualTo(Collections.nCopies(3, "SendMessage"));
        }
    }

    @Test
    void queueThatThrottlesForEverIsGivenUp() {
        try (var aws = StubbedAws.withoutPauses()) {
            aws.service.plan(THROTTLED);
            var queue = aws.bean(TaskQueue.class);

            assertThatThrownBy(() -> queue.sendFiles(FIVE)).isInstanceOf(SqsException.class);

            assertThat(aws.service.calls()).hasSize(8);
        }
    }

    @Test
    void onlyRefusedEntriesAreSentAgain() {
        try (var aws = StubbedAws.withoutPauses()) {
            aws.service.plan(
                    refusing(false, Set.of("1", "3", "4")),
                    refusing(false, Set.of("3")),
                    ALL_TAKEN);

            aws.bean(TaskQueue.class).sendFiles(FIVE);

            assertThat(entriesSent(aws)).containsExactly("01234", "134", "3");
            assertThat(bodiesSent(aws).get(2)).contains("\"index\":3");
        }
    }

    @Test
    void entryRefusedForEverIsGivenUpAfterTheAttemptsOfACall() {
        try (var aws = StubbedAws.withoutPauses()) {
            aws.service.plan(refusing(false, Set.of("2")));
            var queue = aws.bean(TaskQueue.class);

            assertThatThrownBy(() -> queue.sendFiles(FIVE))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the queue did not take 1 of the entries: [Refused]");

            assertThat(aws.service.calls()).hasSize(8);
        }
    }

    @Test
    void entryRefusedForEverIsGivenUpWhenTheTimeOfACallIsOver() {
        try (var aws = StubbedAws.withoutPauses()) {
            var refusing = refusing(false, Set.of("2"));
            aws.service.plan((call, exchange) -> {
                aws.clock.advance(Duration.ofMinutes(3));
                refusing.to(call, exchange);
            });
            var queue = aws.bean(TaskQueue.class);

            assertThatThrownBy(() -> queue.sendFiles(FIVE))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(aws.service.calls()).hasSize(3);
        }
    }

    @Test
    void entryRefusedForItsOwnFaultIsNotSentAgain() {
        try (var aws = StubbedAws.withoutPauses()) {
            aws.service.plan(refusing(true, Set.of("2")), ALL_TAKEN);
            var queue = aws.bean(TaskQueue.class);

            assertThatThrownBy(() -> queue.sendFiles(FIVE))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(aws.service.calls()).hasSize(1);
        }
    }

    private static FileTask task(int index) {
        return new FileTask(
                FileTask.VERSION,
                "s",
                1,
                index + ".txt",
                index,
                "inline",
                "text",
                null,
                null,
                null,
                null);
    }

    /** Takes every entry but these. */
    private static Answer refusing(boolean senderFault, Set<String> ids) {
        return (call, exchange) -> StubService.write(exchange, 200, answer(call, senderFault, ids));
    }

    private static String answer(Call call, boolean senderFault, Set<String> ids) {
        var entries = entries(call);
        return "{\"Successful\":[%s],\"Failed\":[%s]}"
                .formatted(
                        entries.stream()
                                .filter(entry -> !ids.contains(id(entry)))
                                .map(QueueBackpressureTest::taken)
                                .collect(Collectors.joining(",")),
                        entries.stream()
                                .map(QueueBackpressureTest::id)
                                .filter(ids::contains)
                                .map(id -> refused(id, senderFault))
                                .collect(Collectors.joining(",")));
    }

    private static String taken(JsonNode entry) {
        return "{\"Id\":\"%s\",\"MessageId\":\"m\",\"MD5OfMessageBody\":\"%s\"}"
                .formatted(id(entry), md5(entry.get("MessageBody").asText()));
    }

    private static void takeOne(Call call, HttpExchange exchange) throws IOException {
        var md5 = md5(JsonText.read(call.body()).get("MessageBody").asText());
        var answer = "{\"MessageId\":\"m\",\"MD5OfMessageBody\":\"%s\"}".formatted(md5);
        StubService.write(exchange, 200, answer);
    }

    private static String refused(String id, boolean senderFault) {
        return "{\"Id\":\"%s\",\"Code\":\"Refused\",\"SenderFault\":%b}".formatted(id, senderFault);
    }

    private static List<String> entriesSent(StubbedAws aws) {
        return aws.service.calls().stream()
                .map(call ->
                        entries(call).stream()
                                .map(QueueBackpressureTest::id)
                                .collect(Collectors.joining()))
                .toList();
    }

    private static List<String> bodiesSent(StubbedAws aws) {
        return aws.service.calls().stream()
                .map(call -> entries(call).getFirst().get("MessageBody").asText())
                .toList();
    }

    private static List<JsonNode> entries(Call call) {
        var entries = JsonText.read(call.body()).get("Entries").spliterator();
        return StreamSupport.stream(entries, false).toList();
    }

    private static String id(JsonNode entry) {
        return entry.get("Id").asText();
    }

    private static String md5(String body) {
        try {
            var digest = MessageDigest.getInstance("MD5");
            return HexFormat.of().formatHex(digest.digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
