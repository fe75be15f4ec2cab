package io.isoscan.listing;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.isoscan.json.Json;
import io.isoscan.task.DispatchTask;
import io.isoscan.task.EachMessage;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import jakarta.inject.Inject;

/** Takes the dispatch queue's messages; one that fails is returned, to be received again. */
public final class ListingHandler extends MicronautRequestHandler<SQSEvent, SQSBatchResponse> {
    @Inject Json json;
    @Inject ListPage listPage;

    public ListingHandler() {}

    public ListingHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    public SQSBatchResponse execute(SQSEvent event) {
        var failures =
                EachMessage.failures(
                        event.getRecords(),
                        SQSMessage::getMessageId,
                        message -> run(json.read(message.getBody(), DispatchTask.class)));
        return new SQSBatchResponse(failures.stream().map(BatchItemFailure::new).toList());
    }

    private void run(DispatchTask task) {
        switch (task) {
            case DispatchTask.ListPage page -> listPage.run(page);
        }
    }
}
