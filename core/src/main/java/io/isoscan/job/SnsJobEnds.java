package io.isoscan.job;

import io.isoscan.aws.Variables;
import io.isoscan.json.Json;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.sns.SnsClient;

/** Publishes ends to the results topic. */
@Singleton
final class SnsJobEnds implements JobEnds {
    /** SNS takes fewer characters than this for a subject. */
    private static final int LONGEST_SUBJECT = 100;

    private final SnsClient sns;
    private final Json json;
    private final Variables variables;

    SnsJobEnds(SnsClient sns, Json json, Variables variables) {
        this.sns = sns;
        this.json = json;
        this.variables = variables;
    }

    @Override
    public void publish(JobEnd end) {
        var answer =
                sns.publish(publish ->
                        publish.topicArn(variables.require("RESULTS_TOPIC_ARN"))
                                .subject(subject(end))
                                .message(json.write(end.json())));
        // The SDK takes any XML for an answer, also a page of something on the way.
        if (answer.messageId() == null) {
            throw new IllegalStateException(
                    "job " + end.id() + ": the topic did not say that it took the end; try again");
        }
    }

    private static String subject(JobEnd end) {
        var subject = "%s Processing Complete - Job %s".formatted(end.work().product(), end.id());
        return subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT - 1));
    }
}
