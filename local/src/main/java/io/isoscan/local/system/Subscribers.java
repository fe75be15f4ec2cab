package io.isoscan.local.system;

import io.isoscan.json.Json;
import io.isoscan.json.Timestamps;
import io.isoscan.local.functions.FunctionFailed;
import io.isoscan.local.functions.Functions;
import io.isoscan.local.standins.Topics;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The functions that a topic invokes: each message is tried three times, as Lambda does, and then
 * dropped. Thread-safe.
 */
final class Subscribers implements Topics, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Subscribers.class);
    private static final int ATTEMPTS = 3;

    private final Map<String, String> functionOfTopic;
    private final Functions functions;
    private final Json json;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Subscribers(
            Map<String, String> functionOfTopic,
            Functions functions,
            Json json,
            InstantSource clock) {
        this.functionOfTopic = functionOfTopic;
        this.functions = functions;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void deliver(String topic, Published message) {
        var function = functionOfTopic.get(topic);
        if (function == null) {
            LOG.warn("topic {}: nobody listens", topic);
        } else {
            var event = json.bytes(event(message));
            threads.execute(() -> invoke(function, event));
        }
    }

    private void invoke(String function, byte[] event) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                functions.invoke(function, event);
                return;
            } catch (FunctionFailed e) {
                LOG.warn("{}: attempt {} failed", function, attempt, e);
            }
        }
        LOG.error("{}: a message was dropped", function);
    }

    private Map<String, Object> event(Published message) {
        var content =
                Map.of(
                        "Type", "Notification",
                        "MessageId", message.id(),
                        "TopicArn", message.topicArn(),
                        "Subject", message.subject(),
                        "Message", message.message(),
                        "Timestamp", Timestamps.text(clock.instant()),
                        "MessageAttributes", Map.of());
        var notification =
                Map.of(
                        "EventSource",
                        "aws:sns",
                        "EventVersion",
                        "1.0",
                        "EventSubscriptionArn",
                        message.topicArn() + ":local",
                        "Sns",
                        content);
        return Map.of("Records", List.of(notification));
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
