package io.isoscan.report;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.isoscan.function.FunctionHandler;
import io.isoscan.function.HarmlessEvents;
import io.isoscan.json.Json;
import io.isoscan.session.SessionId;
import io.isoscan.task.EachMessage;
import io.isoscan.task.ReportRequest;
import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;

/** Takes requests for reports; one that fails is returned, to be received again. */
abstract class ReportRequestHandler extends FunctionHandler<SQSEvent, SQSBatchResponse> {
    @Inject Json json;

    ReportRequestHandler() {}

    ReportRequestHandler(ApplicationContext context) {
        super(context);
    }

    abstract void take(ReportRequest request);

    @Override
    public SQSBatchResponse execute(SQSEvent event) {
        var failures =
                EachMessage.failures(
                        event.getRecords(),
                        SQSMessage::getMessageId,
                        message -> take(json.read(message.getBody(), ReportRequest.class)));
        return new SQSBatchResponse(failures.stream().map(BatchItemFailure::new).toList());
    }

    @Override
    protected final String harmlessEvent() {
        return HarmlessEvents.message(
                "{\"session_id\":\"%s\",\"gen\":1}".formatted(SessionId.NONE));
    }
}
