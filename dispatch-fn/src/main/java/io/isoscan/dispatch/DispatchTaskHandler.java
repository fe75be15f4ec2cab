package io.isoscan.dispatch;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.isoscan.json.Json;
import io.isoscan.task.DispatchTask;
import io.isoscan.task.EachMessage;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import jakarta.inject.Inject;

/** Takes dispatch tasks; one that fails is returned, to be received again. */
abstract class DispatchTaskHandler extends MicronautRequestHandler<SQSEvent, SQSBatchResponse> {
    @Inject Json json;

    DispatchTaskHandler() {}

    DispatchTaskHandler(ApplicationContext context) {
        super(context);
    }

    abstract void take(DispatchTask task);

    @Override
    public SQSBatchResponse execute(SQSEvent event) {
        var failures =
                EachMessage.failures(
                        event.getRecords(),
                        SQSMessage::getMessageId,
                        message -> take(json.read(message.getBody(), DispatchTask.class)));
        return new SQSBatchResponse(failures.stream().map(BatchItemFailure::new).toList());
    }
}
