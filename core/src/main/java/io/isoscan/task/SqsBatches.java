package io.isoscan.task;

import io.isoscan.aws.CallLimits;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * Sends batches until the queue has taken every entry: an answer of 200 may still refuse some, and
 * those alone are sent again. Thread-safe.
 */
@Singleton
final class SqsBatches {
    private final SqsClient sqs;
    private final CallLimits limits;
    private final InstantSource clock;

    SqsBatches(SqsClient sqs, CallLimits limits, InstantSource clock) {
        this.sqs = sqs;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Sends one batch, within the attempts and the time of one call.
     *
     * @throws IllegalStateException when an entry is refused for its own fault, or still refused at
     *     the end
     */
    void send(String queueUrl, List<SendMessageBatchRequestEntry> entries) {
        var until = clock.instant().plus(limits.call());
        var refused = sendOnce(queueUrl, entries, limits.call());
        for (int attempt = 2; !refused.isEmpty() && attempt <= limits.attempts(); attempt++) {
            limits.pauses().pauseBefore(attempt);
            var left = Duration.between(clock.instant(), until);
            if (!left.isPositive()) {
                break;
            }
            refused = sendOnce(queueUrl, named(refused, entries), left);
        }
        if (!refused.isEmpty()) {
            throw notTaken(refused);
        }
    }

    private List<BatchResultErrorEntry> sendOnce(
            String queueUrl, List<SendMessageBatchRequestEntry> entries, Duration time) {
        var answer =
                sqs.sendMessageBatch(send ->
                        send.queueUrl(queueUrl)
                                .entries(entries)
                                .overrideConfiguration(call -> call.apiCallTimeout(time)));
        if (answer.failed().stream().anyMatch(BatchResultErrorEntry::senderFault)) {
            throw notTaken(answer.failed());
        }
        return answer.failed();
    }

    private static List<SendMessageBatchRequestEntry> named(
            List<BatchResultErrorEntry> refused, List<SendMessageBatchRequestEntry> entries) {
        var ids = refused.stream().map(BatchResultErrorEntry::id).collect(Collectors.toSet());
        return entries.stream().filter(entry -> ids.contains(entry.id())).toList();
    }

    private static IllegalStateException notTaken(List<BatchResultErrorEntry> refused) {
        var codes = refused.stream().map(BatchResultErrorEntry::code).distinct().toList();
        return new IllegalStateException(
                "the queue did not take %d of the entries: %s".formatted(refused.size(), codes));
    }
}
