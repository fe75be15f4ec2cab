package io.isoscan.task;

import io.isoscan.aws.Variables;
import io.isoscan.json.Json;
import io.isoscan.snapshot.Primed;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** The task queues as SQS queues; a session's messages form one group, for fairness. */
@Singleton
final class SqsTaskQueue implements TaskQueue, Primed {
    private static final String PROCESSING = "PROCESSING_QUEUE_URL";
    private static final String PROCESSING_DEAD_LETTERS = "PROCESSING_DEAD_LETTER_QUEUE_URL";
    private static final String DISPATCH = "DISPATCH_QUEUE_URL";
    private static final String REPORT = "REPORT_QUEUE_URL";
    private static final String OCR = "OCR_QUEUE_URL";
    private static final String OCR_DEAD_LETTERS = "OCR_DEAD_LETTER_QUEUE_URL";

    private static final int BATCH = 10;
    private static final int LARGEST_BATCH_BYTES = 1_000_000;

    private static final List<QueueAttributeName> COUNTS =
            List.of(
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

    private final SqsClient sqs;
    private final SqsBatches batches;
    private final Json json;
    private final Variables variables;

    SqsTaskQueue(SqsClient sqs, SqsBatches batches, Json json, Variables variables) {
        this.sqs = sqs;
        this.batches = batches;
        this.json = json;
        this.variables = variables;
    }

    /** A batch of nothing is refused, also where no more than sending is allowed. */
    @Override
    public void prime() {
        Stream.of(DISPATCH, REPORT, PROCESSING)
                .filter(variables::given)
                .findFirst()
                .map(variables::require)
                .ifPresent(queue ->
                        sqs.sendMessageBatch(send -> send.queueUrl(queue).entries(List.of())));
    }

    @Override
    public void sendFiles(List<FileTask> tasks) {
        tasks.stream().gather(Gatherers.windowFixed(BATCH)).forEach(this::sendBatch);
    }

    @Override
    public void sendForOcr(FileTask task, Duration delay) {
        send(OCR, task.sessionId(), List.of(json.write(task)), delay);
    }

    @Override
    public void sendDispatch(DispatchTask task, Duration delay) {
        send(variables.require(DISPATCH), json.write(task), delay);
    }

    @Override
    public void sendReport(ReportRequest request, Duration delay) {
        send(variables.require(REPORT), json.write(request), delay);
    }

    @Override
    public boolean filesAbout() {
        return Stream.of(PROCESSING, PROCESSING_DEAD_LETTERS, OCR, OCR_DEAD_LETTERS)
                .map(variables::require)
                .anyMatch(this::holdsMessages);
    }

    private boolean holdsMessages(String queue) {
        var counts =
                sqs.getQueueAttributes(get -> get.queueUrl(queue).attributeNames(COUNTS))
                        .attributes();
        return COUNTS.stream().map(counts::get).anyMatch(count -> !"0".equals(count));
    }

    private void send(String queue, String body, Duration delay) {
        sqs.sendMessage(send ->
                send.queueUrl(queue)
                        .messageBody(body)
                        .delaySeconds(Math.toIntExact(delay.toSeconds())));
    }

    private void sendBatch(List<FileTask> tasks) {
        var bodies = tasks.stream().map(json::write).toList();
        var session = tasks.getFirst().sessionId();
        if (bodies.stream().mapToInt(String::length).sum() > LARGEST_BATCH_BYTES / 3) {
            bodies.forEach(body -> send(PROCESSING, session, List.of(body), Duration.ZERO));
        } else {
            send(PROCESSING, session, bodies, Duration.ZERO);
        }
    }

    private void send(String queue, String sessionId, List<String> bodies, Duration delay) {
        var entries =
                IntStream.range(0, bodies.size())
                        .mapToObj(i -> entry(sessionId, Integer.toString(i), bodies.get(i), delay))
                        .toList();
        batches.send(variables.require(queue), entries);
    }

    private static SendMessageBatchRequestEntry entry(
            String sessionId, String id, String body, Duration delay) {
        return SendMessageBatchRequestEntry.builder()
                .id(id)
                .messageBody(body)
                .messageGroupId(sessionId)
                .delaySeconds(Math.toIntExact(delay.toSeconds()))
                .build();
    }
}
