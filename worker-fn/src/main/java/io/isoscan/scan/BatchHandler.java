package io.isoscan.scan;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.isoscan.extract.Stragglers;
import io.isoscan.function.FunctionHandler;
import io.isoscan.function.HarmlessEvents;
import io.isoscan.json.Json;
import io.isoscan.lifecycle.Delivery;
import io.isoscan.lifecycle.ProcessBatch;
import io.isoscan.session.SessionId;
import io.isoscan.task.EachMessage;
import io.isoscan.task.FileTask;
import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;

/** Takes batches of file tasks; only the messages that failed come again. */
abstract class BatchHandler extends FunctionHandler<SQSEvent, SQSBatchResponse> {
    @Inject Json json;
    @Inject InstantSource clock;
    @Inject Stragglers stragglers;
    @Inject ProcessEnd processEnd;

    BatchHandler() {}

    BatchHandler(ApplicationContext context) {
        super(context);
    }

    abstract ProcessBatch processBatch();

    /**
     * How long after a batch has come its last file may begin or be read. What the function's
     * timeout leaves beyond it is for counting and telling, should a service be slow.
     */
    abstract Duration budget();

    /**
     * Ends the process first where an earlier batch left a reader behind. That batch had its answer
     * already: its file has its result, and what it had not begun was returned. This one fails as a
     * whole, unbegun, and comes again.
     */
    @Override
    public SQSBatchResponse execute(SQSEvent event) {
        if (stragglers.any()) {
            processEnd.now();
        }
        var until = clock.instant().plus(budget());
        var deliveries = new ArrayList<Delivery>();
        var failures =
                EachMessage.failures(
                        event.getRecords(),
                        SQSMessage::getMessageId,
                        message -> deliveries.add(delivery(message)));
        failures.addAll(processBatch().run(deliveries, until));
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

    @Override
    protected final String harmlessEvent() {
        return HarmlessEvents.message(
                "{\"v\":1,\"session_id\":\"%s\",\"gen\":1,\"index\":0,\"file_name\":\"none\",\"source\":\"none\"}"
                        .formatted(SessionId.NONE));
    }
}
