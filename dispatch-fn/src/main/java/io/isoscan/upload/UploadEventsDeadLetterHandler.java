package io.isoscan.upload;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.isoscan.function.FunctionHandler;
import io.isoscan.function.HarmlessEvents;
import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the storage events that their queue gave up and checks each upload once more. A check that
 * fails again is an error in the log, for the operator; its event is done all the same.
 */
public final class UploadEventsDeadLetterHandler
        extends FunctionHandler<SQSEvent, SQSBatchResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(UploadEventsDeadLetterHandler.class);

    @Inject CheckUpload checkUpload;

    public UploadEventsDeadLetterHandler() {}

    public UploadEventsDeadLetterHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    public SQSBatchResponse execute(SQSEvent event) {
        event.getRecords().forEach(this::checkOnceMore);
        return new SQSBatchResponse(List.of());
    }

    private void checkOnceMore(SQSMessage message) {
        try {
            checkUpload.run(message.getBody());
        } catch (RuntimeException e) {
            LOG.error(
                    "message {}: not checked, look at its upload by hand: it does not come again",
                    message.getMessageId(),
                    e);
        }
    }

    @Override
    protected String harmlessEvent() {
        return HarmlessEvents.message("{\"Records\":[]}");
    }
}
