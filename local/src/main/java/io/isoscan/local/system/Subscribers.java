package io.isoscan.local.system;

import io.isoscan.json.Json;
import io.isoscan.json.Timestamps;
import io.isoscan.local.standins.Topics;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The queues that topics send their messages to. Thread-safe. */
final class Subscribers implements Topics {
    private static final Logger LOG = LoggerFactory.getLogger(Subscribers.class);

    private final Map<String, String> queueOfTopic;
    private final BiConsumer<String, String> queues;
    private final Json json;
    private final InstantSource clock;

    /**
     * Of these topics.
     *
     * @param queues takes a queue's name and a message for it
     */
    Subscribers(
            Map<String, String> queueOfTopic,
            BiConsumer<String, String> queues,
            Json json,
            InstantSource clock) {
        this.queueOfTopic = queueOfTopic;
        this.queues = queues;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void deliver(String topic, Published message) {
        var queue = queueOfTopic.get(topic);
        if (queue == null) {
            LOG.warn("topic {}: nobody listens", topic);
        } else {
            queues.accept(queue, json.write(notification(message)));
        }
    }

    private Map<String, Object> notification(Published message) {
        return Map.of(
                "Type", "Notification",
                "MessageId", message.id(),
                "TopicArn", message.topicArn(),
                "Subject", message.subject(),
                "Message", message.message(),
                "Timestamp", Timestamps.text(clock.instant()));
    }
}
