package io.isoscan.report;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.isoscan.json.Json;
import io.isoscan.task.EachMessage;
import io.isoscan.task.ReportRequest;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import jakarta.inject.Inject;

/** Takes requests for reports; one that fails is returned, to be received again. */
abstract class ReportRequestHandler extends MicronautRequestHandler<SQSEvent, SQSBatchResponse> {
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
}
