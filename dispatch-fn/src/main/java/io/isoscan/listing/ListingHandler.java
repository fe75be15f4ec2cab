package io.isoscan.listing;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.isoscan.json.Json;
import io.isoscan.task.DispatchTask;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import jakarta.inject.Inject;
import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the dispatch queue's messages; one that fails is returned, to be received again. */
public final class ListingHandler extends MicronautRequestHandler<SQSEvent, SQSBatchResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(ListingHandler.class);

    @Inject Json json;
    @Inject ListPage listPage;

    public ListingHandler() {}

    public ListingHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    public SQSBatchResponse execute(SQSEvent event) {
        var failures = new ArrayList<BatchItemFailure>();
        for (var message : event.getRecords()) {
            try {
                run(json.read(message.getBody(), DispatchTask.class));
            } catch (RuntimeException e) {
                LOG.error("message {}: not done, it will come again", message.getMessageId(), e);
                failures.add(new BatchItemFailure(message.getMessageId()));
            }
        }
        return new SQSBatchResponse(failures);
    }

    private void run(DispatchTask task) {
        switch (task) {
            case DispatchTask.ListPage page -> listPage.run(page);
        }
    }
}
