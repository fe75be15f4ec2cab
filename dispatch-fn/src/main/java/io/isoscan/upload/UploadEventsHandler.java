package io.isoscan.upload;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.isoscan.function.FunctionHandler;
import io.isoscan.function.HarmlessEvents;
import io.isoscan.task.EachMessage;
import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;

/** Takes the storage events of the uploads bucket from their queue. */
public final class UploadEventsHandler extends FunctionHandler<SQSEvent, SQSBatchResponse> {
    @Inject CheckUpload checkUpload;

    public UploadEventsHandler() {}

    public UploadEventsHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    public SQSBatchResponse execute(SQSEvent event) {
        var failures =
                EachMessage.failures(
                        event.getRecords(),
                        SQSMessage::getMessageId,
                        message -> checkUpload.run(message.getBody()));
        return new SQSBatchResponse(failures.stream().map(BatchItemFailure::new).toList());
    }

    @Override
    protected String harmlessEvent() {
        return HarmlessEvents.message("{\"Records\":[]}");
    }
}
