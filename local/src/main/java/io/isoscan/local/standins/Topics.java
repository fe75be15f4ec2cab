package io.isoscan.local.standins;

/** Takes what is published, as a topic's subscribers do. Thread-safe. */
@FunctionalInterface
public interface Topics {

    /**
     * Delivers a message, now or later; its failure is not the publisher's.
     *
     * @param topic the topic's name
     */
    void deliver(String topic, Published message);

    /**
     * A message of a topic.
     *
     * @param id the topic's own
     */
    record Published(String id, String topicArn, String subject, String message) {}
}
