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

/** Takes the report queue's requests, one at a time. */
public final class ReportHandler extends FunctionHandler<SQSEvent, SQSBatchResponse> {
    @Inject Json json;
    @Inject EndSession endSession;

    public ReportHandler() {}

    public ReportHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    public SQSBatchResponse execute(SQSEvent event) {
        var failures =
                EachMessage.failures(
                        event.getRecords(),
                        SQSMessage::getMessageId,
                        message ->
                                endSession.run(json.read(message.getBody(), ReportRequest.class)));
        return new SQSBatchResponse(failures.stream().map(BatchItemFailure::new).toList());
    }
}
