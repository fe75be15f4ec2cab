package io.isoscan.upload;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import jakarta.inject.Inject;
import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the storage events of the uploads bucket from their queue. */
public final class UploadEventsHandler extends MicronautRequestHandler<SQSEvent, SQSBatchResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(UploadEventsHandler.class);

    @Inject CheckUpload checkUpload;

    public UploadEventsHandler() {}

    public UploadEventsHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    public SQSBatchResponse execute(SQSEvent event) {
        var failures = new ArrayList<BatchItemFailure>();
        for (var message : event.getRecords()) {
            try {
                checkUpload.run(message.getBody());
            } catch (RuntimeException e) {
                LOG.error("message {}: not done, it will come again", message.getMessageId(), e);
                failures.add(new BatchItemFailure(message.getMessageId()));
            }
        }
        return new SQSBatchResponse(failures);
    }
}
