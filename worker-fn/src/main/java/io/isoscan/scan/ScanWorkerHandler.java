package io.isoscan.scan;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.isoscan.json.Json;
import io.isoscan.task.EachMessage;
import io.isoscan.task.FileTask;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import jakarta.inject.Inject;
import java.util.ArrayList;

/** Takes the processing queue's batches; only the messages that failed come again. */
public final class ScanWorkerHandler extends MicronautRequestHandler<SQSEvent, SQSBatchResponse> {
    @Inject Json json;
    @Inject ProcessBatch processBatch;

    public ScanWorkerHandler() {}

    public ScanWorkerHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    public SQSBatchResponse execute(SQSEvent event) {
        var deliveries = new ArrayList<Delivery>();
        var failures =
                EachMessage.failures(
                        event.getRecords(),
                        SQSMessage::getMessageId,
                        message -> deliveries.add(delivery(message)));
        failures.addAll(processBatch.run(deliveries));
        return new SQSBatchResponse(failures.stream().map(BatchItemFailure::new).toList());
    }

    private Delivery delivery(SQSMessage message) {
        var attempts = message.getAttributes().get("ApproximateReceiveCount");
        return Delivery.of(
                message.getMessageId(),
                Integer.toHexString(message.getReceiptHandle().hashCode())
                        + "-"
                        + message.getMessageId(),
                attempts == null ? 1 : Integer.parseInt(attempts),
                json.read(message.getBody(), FileTask.class));
    }
}
