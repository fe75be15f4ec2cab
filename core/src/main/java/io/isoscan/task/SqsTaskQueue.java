package io.isoscan.task;

import io.isoscan.json.Json;
import io.micronaut.context.annotation.Value;
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
final class SqsTaskQueue implements TaskQueue {
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
    private final String processingQueue;
    private final String processingDeadLetterQueue;
    private final String dispatchQueue;
    private final String reportQueue;
    private final String ocrQueue;
    private final String ocrDeadLetterQueue;

    SqsTaskQueue(
            SqsClient sqs,
            SqsBatches batches,
            Json json,
            @Value("${processing.queue.url:}") String processingQueue,
            @Value("${processing.dead.letter.queue.url:}") String processingDeadLetterQueue,
            @Value("${dispatch.queue.url:}") String dispatchQueue,
            @Value("${report.queue.url:}") String reportQueue,
            @Value("${ocr.queue.url:}") String ocrQueue,
            @Value("${ocr.dead.letter.queue.url:}") String ocrDeadLetterQueue) {
        this.sqs = sqs;
        this.batches = batches;
        this.json = json;
        this.processingQueue = processingQueue;
        this.processingDeadLetterQueue = processingDeadLetterQueue;
        this.dispatchQueue = dispatchQueue;
        this.reportQueue = reportQueue;
        this.ocrQueue = ocrQueue;
        this.ocrDeadLetterQueue = ocrDeadLetterQueue;
    }

    @Override
    public void sendFiles(List<FileTask> tasks) {
        tasks.stream().gather(Gatherers.windowFixed(BATCH)).forEach(this::sendBatch);
    }

    @Override
    public void sendForOcr(FileTask task) {
        send(ocrQueue, task.sessionId(), List.of(json.write(task)));
    }

    @Override
    public void sendDispatch(DispatchTask task, Duration delay) {
        send(dispatchQueue, json.write(task), delay);
    }

    @Override
    public void sendReport(ReportRequest request, Duration delay) {
        send(reportQueue, json.write(request), delay);
    }

    @Override
    public boolean filesAbout() {
        return Stream.of(processingQueue, processingDeadLetterQueue, ocrQueue, ocrDeadLetterQueue)
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
        if (bodies.stream().mapToInt(String::length).sum() > LARGEST_BATCH_BYTES / 3) {
            bodies.forEach(
                    body -> send(processingQueue, tasks.getFirst().sessionId(), List.of(body)));
        } else {
            send(processingQueue, tasks.getFirst().sessionId(), bodies);
        }
    }

    private void send(String queue, String sessionId, List<String> bodies) {
        var entries =
                IntStream.range(0, bodies.size())
                        .mapToObj(i -> entry(sessionId, Integer.toString(i), bodies.get(i)))
                        .toList();
        batches.send(queue, entries);
    }

    private static SendMessageBatchRequestEntry entry(String sessionId, String id, String body) {
        return SendMessageBatchRequestEntry.builder()
                .id(id)
                .messageBody(body)
                .messageGroupId(sessionId)
                .build();
    }
}
