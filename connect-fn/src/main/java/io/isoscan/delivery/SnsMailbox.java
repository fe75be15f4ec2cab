package io.isoscan.delivery;

import io.isoscan.aws.Variables;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.sns.SnsClient;

/** The topic that the operator's address subscribes to. */
@Singleton
final class SnsMailbox implements Mailbox {
    /** SNS takes fewer characters than this for a subject. */
    private static final int LONGEST_SUBJECT = 100;

    private final SnsClient sns;
    private final Variables variables;

    SnsMailbox(SnsClient sns, Variables variables) {
        this.sns = sns;
        this.variables = variables;
    }

    @Override
    public void send(String title, String body) {
        var subject = title.substring(0, Math.min(title.length(), LONGEST_SUBJECT - 1));
        sns.publish(publish ->
                publish.topicArn(variables.require("NOTICE_TOPIC_ARN"))
                        .subject(subject)
                        .message(body));
    }
}
