package io.isoscan.task;

import io.isoscan.aws.Variables;
import io.isoscan.json.Json;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queues of the stages as SQS queues. */
@Singleton
final class SqsBookQueue implements BookQueue {
    private final SqsClient sqs;
    private final Json json;
    private final Variables variables;

    SqsBookQueue(SqsClient sqs, Json json, Variables variables) {
        this.sqs = sqs;
        this.json = json;
        this.variables = variables;
    }

    @Override
    public void send(BookTask task) {
        sqs.sendMessage(send ->
                send.queueUrl(variables.require(queue(task.stage())))
                        .messageBody(json.write(task)));
    }

    private static String queue(BookStage stage) {
        return switch (stage) {
            case TEXTRACT -> "BOOK_TEXT_QUEUE_URL";
            case BEDROCK -> "BOOK_CANDIDATES_QUEUE_URL";
            case VALIDATION -> "BOOK_VALIDATION_QUEUE_URL";
        };
    }
}
