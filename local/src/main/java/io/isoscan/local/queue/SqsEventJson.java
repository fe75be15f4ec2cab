package io.isoscan.local.queue;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.Message;

/** The event that Lambda makes of received messages. */
@Serdeable
record SqsEventJson(@JsonProperty("Records") List<Entry> records) {

    @Serdeable
    record Entry(
            String messageId,
            String receiptHandle,
            String body,
            Map<String, String> attributes,
            Map<String, String> messageAttributes,
            String md5OfBody,
            String eventSource,
            @JsonProperty("eventSourceARN") String eventSourceArn,
            String awsRegion) {}

    static SqsEventJson of(List<Message> messages, String queue, String region) {
        var arn = "arn:aws:sqs:" + region + ":000000000000:" + queue;
        return new SqsEventJson(
                messages.stream().map(message -> entry(message, arn, region)).toList());
    }

    private static Entry entry(Message message, String arn, String region) {
        return new Entry(
                message.messageId(),
                message.receiptHandle(),
                message.body(),
                message.attributesAsStrings(),
                Map.of(),
                message.md5OfBody(),
                "aws:sqs",
                arn,
                region);
    }
}
