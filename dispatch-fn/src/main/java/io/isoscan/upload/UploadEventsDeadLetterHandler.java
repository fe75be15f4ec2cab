package io.isoscan.upload;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.isoscan.function.FunctionHandler;
import io.isoscan.function.HarmlessEvents;
import io.isoscan.json.Json;
import io.isoscan.json.MalformedJson;
import io.isoscan.task.EachMessage;
import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the storage events that their queue gave up and checks each upload once more. A check that
 * fails again is an error in the log, for the operator, and the end of the upload's job, if it has
 * one; the event comes again only when that end could not be told.
 */
public final class UploadEventsDeadLetterHandler
        extends FunctionHandler<SQSEvent, SQSBatchResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(UploadEventsDeadLetterHandler.class);

    @Inject CheckUpload checkUpload;
    @Inject Json json;

    public UploadEventsDeadLetterHandler() {}

    public UploadEventsDeadLetterHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    public SQSBatchResponse execute(SQSEvent event) {
        var failures =
                EachMessage.failures(
                        event.getRecords(), SQSMessage::getMessageId, this::checkOnceMore);
        return new SQSBatchResponse(failures.stream().map(BatchItemFailure::new).toList());
    }

    private void checkOnceMore(SQSMessage message) {
        try {
            checkUpload.run(json.tree(message.getBody()));
        } catch (RuntimeException e) {
            LOG.error(
                    "message {}: not checked, look at its upload by hand: it does not come again",
                    message.getMessageId(),
                    e);
            giveUp(message.getBody());
        }
    }

    /** What no one can read names no job. */
    private void giveUp(String notification) {
        try {
            checkUpload.giveUp(json.tree(notification));
        } catch (MalformedJson unreadable) {
            LOG.warn("it names no upload that could be read");
        }
    }

    @Override
    protected String harmlessEvent() {
        return HarmlessEvents.message("{\"Records\":[]}");
    }
}
