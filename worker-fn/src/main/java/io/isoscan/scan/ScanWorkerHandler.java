package io.isoscan.scan;

import io.isoscan.lifecycle.ProcessBatch;
import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;
import java.time.Duration;

/** Takes the processing queue's batches. */
public final class ScanWorkerHandler extends BatchHandler {
    /** Of the 30 seconds that the template gives the function. */
    public static final Duration BUDGET = Duration.ofSeconds(22);

    @Inject ProcessBatch processBatch;

    public ScanWorkerHandler() {}

    public ScanWorkerHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    ProcessBatch processBatch() {
        return processBatch;
    }

    @Override
    Duration budget() {
        return BUDGET;
    }
}
