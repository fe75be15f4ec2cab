package io.isoscan.dispatch;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.isoscan.function.FunctionHandler;
import io.isoscan.function.HarmlessEvents;
import io.isoscan.json.Json;
import io.isoscan.session.SessionId;
import io.isoscan.task.DispatchTask;
import io.isoscan.task.EachMessage;
import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;

/** Takes dispatch tasks; one that fails is returned, to be received again. */
abstract class DispatchTaskHandler extends FunctionHandler<SQSEvent, SQSBatchResponse> {
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

    @Override
    protected final String harmlessEvent() {
        return HarmlessEvents.message(
                "{\"type\":\"page\",\"session_id\":\"%s\",\"gen\":1,\"page\":0}"
                        .formatted(SessionId.NONE));
    }
}
