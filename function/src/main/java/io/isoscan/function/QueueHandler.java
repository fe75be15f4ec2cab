package io.isoscan.function;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.isoscan.json.Json;
import io.isoscan.task.EachMessage;
import io.micronaut.context.ApplicationContext;

/**
 * A handler of a queue's messages, one by one; one that fails is returned, to be received again.
 *
 * @param <M> what a message says, in JSON
 */
public abstract class QueueHandler<M> extends FunctionHandler<SQSEvent, SQSBatchResponse> {
    private final Class<M> type;

    /** With a context of its own, as on Lambda. */
    protected QueueHandler(Class<M> type) {
        this.type = type;
    }

    /** On a context that others share. */
    protected QueueHandler(ApplicationContext context, Class<M> type) {
        super(context);
        this.type = type;
    }

    /**
     * Does what a message says.
     *
     * @throws RuntimeException when it must come again
     */
    protected abstract void take(M message);

    @Override
    public final SQSBatchResponse execute(SQSEvent event) {
        var json = applicationContext.getBean(Json.class);
        var failures =
                EachMessage.failures(
                        event.getRecords(),
                        SQSMessage::getMessageId,
                        message -> take(json.read(message.getBody(), type)));
        return new SQSBatchResponse(failures.stream().map(BatchItemFailure::new).toList());
    }
}
