package io.isoscan.local.standins;

/** Takes what is published, as a topic's subscribers do. Thread-safe. */
@FunctionalInterface
public interface Topics {

    /**
     * Delivers a message.
     *
     * @param topic the topic's name
     * @throws RuntimeException when it is not delivered and must be published again
     */
    void deliver(String topic, Published message);

    /**
     * A message of a topic.
     *
     * @param id the topic's own
     */
    record Published(String id, String topicArn, String subject, String message) {}
}
