package io.isoscan.aws;

import jakarta.inject.Singleton;
import software.amazon.awssdk.services.sns.SnsClient;

/** Publishes to topics of SNS. Thread-safe. */
@Singleton
public final class SnsTopics {
    /** SNS takes fewer than 100 characters for a subject. */
    private static final int LONGEST_SUBJECT = 99;

    private final SnsClient sns;
    private final Variables variables;

    SnsTopics(SnsClient sns, Variables variables) {
        this.sns = sns;
        this.variables = variables;
    }

    /**
     * Publishes a message.
     *
     * @param topic the variable that holds the topic's ARN
     * @param subject in ASCII; cut where it is too long
     * @throws RuntimeException when the topic may not have taken it; it must be tried again
     */
    public void publish(String topic, String subject, String message) {
        var answer =
                sns.publish(publish ->
                        publish.topicArn(variables.require(topic))
                                .subject(cut(subject))
                                .message(message));
        // The SDK takes any XML for an answer, also a page of something on the way.
        if (answer.messageId() == null) {
            throw new IllegalStateException(
                    "the topic did not say that it took \"" + subject + "\"; try again");
        }
    }

    private static String cut(String subject) {
        return subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT));
    }
}
