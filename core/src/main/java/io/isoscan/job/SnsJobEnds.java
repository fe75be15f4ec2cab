package io.isoscan.job;

import io.isoscan.aws.SnsTopics;
import io.isoscan.json.Json;
import jakarta.inject.Singleton;

/** Publishes ends to the results topic. */
@Singleton
final class SnsJobEnds implements JobEnds {
    private final SnsTopics topics;
    private final Json json;

    SnsJobEnds(SnsTopics topics, Json json) {
        this.topics = topics;
        this.json = json;
    }

    @Override
    public void publish(JobEnd end) {
        var subject = "%s Processing Complete - Job %s".formatted(end.work().product(), end.id());
        topics.publish("RESULTS_TOPIC_ARN", subject, json.write(end.json()));
    }
}
