package io.isoscan.report;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.isoscan.function.FunctionHandler;
import io.isoscan.json.Json;
import io.isoscan.lifecycle.EndSession;
import io.isoscan.task.EachMessage;
import io.isoscan.task.ReportRequest;
import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;

/**
 * Takes the requests that the report queue gave up: the session fails, and its watchers are told.
 */
public final class ReportDeadLetterHandler extends FunctionHandler<SQSEvent, SQSBatchResponse> {
    @Inject Json json;
    @Inject EndSession endSession;

    public ReportDeadLetterHandler() {}

    public ReportDeadLetterHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    public SQSBatchResponse execute(SQSEvent event) {
        var failures =
                EachMessage.failures(
                        event.getRecords(),
                        SQSMessage::getMessageId,
                        message ->
                                endSession.giveUp(
                                        json.read(message.getBody(), ReportRequest.class)));
        return new SQSBatchResponse(failures.stream().map(BatchItemFailure::new).toList());
    }
}
