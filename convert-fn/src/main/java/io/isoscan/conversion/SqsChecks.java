package io.isoscan.conversion;

import io.isoscan.aws.Variables;
import io.isoscan.json.Json;
import jakarta.inject.Singleton;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The states queue, and the dead-letter queue of the storage events. */
@Singleton
final class SqsChecks implements Checks {
    private final SqsClient sqs;
    private final Variables variables;
    private final Json json;

    SqsChecks(SqsClient sqs, Variables variables, Json json) {
        this.sqs = sqs;
        this.variables = variables;
        this.json = json;
    }

    @Override
    public void later(RunName name, Duration delay) {
        sqs.sendMessage(send ->
                send.queueUrl(variables.require("CONVERSION_STATES_QUEUE_URL"))
                        .messageBody(json.write(StateMessage.due(name)))
                        .delaySeconds(Math.toIntExact(delay.toSeconds())));
    }

    @Override
    public void giveUp(String body) {
        sqs.sendMessage(send ->
                send.queueUrl(variables.require("CONVERSION_DEAD_LETTER_QUEUE_URL"))
                        .messageBody(body));
    }
}
