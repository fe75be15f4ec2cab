package io.isoscan.local.queue;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toSet;

import io.isoscan.json.Json;
import io.isoscan.local.functions.Functions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Polls one queue and feeds its function, as Lambda does: what a batch's answer names as failed,
 * and the whole batch when the function throws, stays in the queue and comes again; the queue
 * itself moves to its dead-letter queue what came too often.
 *
 * <p>Lambda waits for the visibility timeout before a message comes again, since the function may
 * still be at work on it somewhere. On one machine a function that has failed is known to be over,
 * so its messages are made visible after two seconds, or after the visibility timeout when that is
 * shorter.
 */
public final class EventSourceMapping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventSourceMapping.class);
    private static final int LONG_POLL_SECONDS = 20;
    private static final Duration LONGEST_POLL = Duration.ofSeconds(LONG_POLL_SECONDS + 10);
    private static final int LAST_BATCHES_SECONDS = 10;
    private static final int RETRY_SECONDS = 2;
    private static final long PAUSE_AFTER_ERROR_MILLIS = 500;

    private final Source source;
    private final SqsClient sqs;
    private final Functions functions;
    private final Json json;

    /** Held shared by each batch at work, so that closing can wait for them. */
    private final ReadWriteLock atWork = new ReentrantReadWriteLock();

    private final int retrySeconds;
    private volatile boolean open = true;

    private EventSourceMapping(Source source, SqsClient sqs, Functions functions, Json json) {
        this.source = source;
        this.sqs = sqs;
        this.functions = functions;
        this.json = json;
        this.retrySeconds = Math.min(RETRY_SECONDS, visibilitySeconds());
    }

    /**
     * What is polled for whom.
     *
     * @param queue the queue's name
     * @param concurrency how many batches are worked on at once
     */
    public record Source(
            String queue,
            String queueUrl,
            String region,
            String function,
            int batchSize,
            int concurrency) {}

    /** Polls until closed. */
    public static EventSourceMapping start(
            Source source, SqsClient sqs, Functions functions, Json json) {
        var mapping = new EventSourceMapping(source, sqs, functions, json);
        for (int i = 0; i < source.concurrency(); i++) {
            Thread.ofPlatform().daemon().name(source.function() + "-" + i).start(mapping::poll);
        }
        return mapping;
    }

    /** Takes no further batch and waits a while for those at work. */
    @Override
    public void close() {
        open = false;
        try {
            if (!atWork.writeLock().tryLock(LAST_BATCHES_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("{}: ended with a batch at work; it will come again", source.function());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void poll() {
        while (open) {
            try {
                var messages = receive();
                atWork.readLock().lock();
                try {
                    if (open && !messages.isEmpty()) {
                        work(messages);
                    }
                } finally {
                    atWork.readLock().unlock();
                }
            } catch (SdkException | RejectedExecutionException e) {
                pauseAfter(e);
            }
        }
    }

    private List<Message> receive() {
        return sqs.receiveMessage(receive ->
                        receive.queueUrl(source.queueUrl())
                                .maxNumberOfMessages(source.batchSize())
                                .waitTimeSeconds(LONG_POLL_SECONDS)
                                .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                                .overrideConfiguration(call ->
                                        call.apiCallAttemptTimeout(LONGEST_POLL)
                                                .apiCallTimeout(LONGEST_POLL)))
                .messages();
    }

    private void work(List<Message> messages) {
        var failed = failedIds(messages);
        var byFailure =
                messages.stream()
                        .collect(partitioningBy(each -> failed.contains(each.messageId())));
        delete(byFailure.getOrDefault(false, List.of()));
        retrySoon(byFailure.getOrDefault(true, List.of()));
    }

    /** Whatever goes wrong in a function or with its answer fails the batch, not the poll. */
    private Set<String> failedIds(List<Message> messages) {
        try {
            var event = json.bytes(SqsEventJson.of(messages, source.queue(), source.region()));
            var answer = functions.invoke(source.function(), event);
            return json.read(answer, BatchResponseJson.class).failedIds();
        } catch (RuntimeException e) {
            LOG.error("{}: a batch failed and will come again", source.function(), e);
            return messages.stream().map(Message::messageId).collect(toSet());
        }
    }

    private void delete(List<Message> done) {
        if (done.isEmpty()) {
            return;
        }
        var entries =
                done.stream()
                        .map(message ->
                                DeleteMessageBatchRequestEntry.builder()
                                        .id(message.messageId())
                                        .receiptHandle(message.receiptHandle())
                                        .build())
                        .toList();
        sqs.deleteMessageBatch(delete -> delete.queueUrl(source.queueUrl()).entries(entries));
    }

    private void retrySoon(List<Message> failed) {
        if (failed.isEmpty()) {
            return;
        }
        var entries =
                failed.stream()
                        .map(message ->
                                ChangeMessageVisibilityBatchRequestEntry.builder()
                                        .id(message.messageId())
                                        .receiptHandle(message.receiptHandle())
                                        .visibilityTimeout(retrySeconds)
                                        .build())
                        .toList();
        sqs.changeMessageVisibilityBatch(
                change -> change.queueUrl(source.queueUrl()).entries(entries));
    }

    private int visibilitySeconds() {
        var attributes =
                sqs.getQueueAttributes(get ->
                                get.queueUrl(source.queueUrl())
                                        .attributeNames(QueueAttributeName.VISIBILITY_TIMEOUT))
                        .attributes();
        return Integer.parseInt(
                requireNonNull(attributes.get(QueueAttributeName.VISIBILITY_TIMEOUT)));
    }

    /** A client closed before its last poll has ended rejects it. */
    private void pauseAfter(RuntimeException e) {
        if (!open) {
            return;
        }
        LOG.warn("{}: the queue does not answer: {}", source.queue(), e.getMessage());
        try {
            Thread.sleep(PAUSE_AFTER_ERROR_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            open = false;
        }
    }
}
