package io.isoscan.delivery;

import io.isoscan.aws.SnsTopics;
import jakarta.inject.Singleton;

/** The topic that the operator's address subscribes to. */
@Singleton
final class SnsMailbox implements Mailbox {
    private final SnsTopics topics;

    SnsMailbox(SnsTopics topics) {
        this.topics = topics;
    }

    @Override
    public void send(String title, String body) {
        topics.publish("NOTICE_TOPIC_ARN", title, body);
    }
}
