package io.isoscan.notice;

import io.isoscan.aws.Variables;
import io.isoscan.json.Json;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue of notices as an SQS queue. */
@Singleton
final class SqsNoticeQueue implements NoticeQueue {
    private final SqsClient sqs;
    private final Json json;
    private final Variables variables;

    SqsNoticeQueue(SqsClient sqs, Json json, Variables variables) {
        this.sqs = sqs;
        this.json = json;
        this.variables = variables;
    }

    @Override
    public void send(Notice notice) {
        sqs.sendMessage(send ->
                send.queueUrl(variables.require(EndNotices.QUEUE)).messageBody(json.write(notice)));
    }
}
