package io.isoscan.scan;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.isoscan.json.Json;
import io.isoscan.json.MalformedJson;
import io.isoscan.task.FileTask;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the processing queue's batches; only the messages that failed come again. */
public final class ScanWorkerHandler extends MicronautRequestHandler<SQSEvent, SQSBatchResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(ScanWorkerHandler.class);

    @Inject Json json;
    @Inject ProcessBatch processBatch;

    public ScanWorkerHandler() {}

    public ScanWorkerHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    public SQSBatchResponse execute(SQSEvent event) {
        var failures = new ArrayList<String>();
        var deliveries = new ArrayList<Delivery>();
        for (var message : event.getRecords()) {
            try {
                deliveries.add(delivery(message));
            } catch (MalformedJson | IllegalArgumentException e) {
                LOG.error("message {}: not a task", message.getMessageId(), e);
                failures.add(message.getMessageId());
            }
        }
        failures.addAll(processBatch.run(deliveries));
        return response(failures);
    }

    private Delivery delivery(SQSMessage message) {
        var attempts = message.getAttributes().get("ApproximateReceiveCount");
        return new Delivery(
                message.getMessageId(),
                Integer.toHexString(message.getReceiptHandle().hashCode())
                        + "-"
                        + message.getMessageId(),
                attempts == null ? 1 : Integer.parseInt(attempts),
                json.read(message.getBody(), FileTask.class));
    }

    private static SQSBatchResponse response(List<String> failures) {
        return new SQSBatchResponse(failures.stream().map(BatchItemFailure::new).toList());
    }
}
