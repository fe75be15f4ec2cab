package io.isoscan.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What the queues hold: waiting, in somebody's hands or delayed. */
public final class LeftMessages {
    private static final List<QueueAttributeName> COUNTS =
            List.of(
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private LeftMessages() {}

    /** What is left, in words, when the queues have had so long to become empty. */
    public static Optional<String> untilNone(SqsClient sqs, Duration longest)
            throws InterruptedException {
        var end = Instant.now().plus(longest);
        var left = of(sqs);
        while (!left.isEmpty() && Instant.now().isBefore(end)) {
            Thread.sleep(LOOK_AGAIN);
            left = of(sqs);
        }
        return left.isEmpty() ? Optional.empty() : Optional.of("messages are left: " + left);
    }

    /** How many each queue holds, by its name; without those that are empty. */
    public static Map<String, Integer> of(SqsClient sqs) {
        var left = new TreeMap<String, Integer>();
        for (var url : sqs.listQueues().queueUrls()) {
            int count = count(sqs, url);
            if (count > 0) {
                left.put(url.substring(url.lastIndexOf('/') + 1), count);
            }
        }
        return left;
    }

    private static int count(SqsClient sqs, String url) {
        return sqs
                .getQueueAttributes(get -> get.queueUrl(url).attributeNames(COUNTS))
                .attributes()
                .values()
                .stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }
}
