package io.isoscan.scan;

import io.isoscan.lifecycle.ProcessBatch;
import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;

/**
 * Takes the files that the processing queue gave up, one at a time, and tries each once more,
 * alone.
 */
public final class FileDeadLetterHandler extends BatchHandler {
    /** Of the 300 seconds that the template gives the function. */
    public static final Duration BUDGET = Duration.ofSeconds(280);

    @Inject
    @Named(ScanFactory.ALONE)
    ProcessBatch processBatch;

    public FileDeadLetterHandler() {}

    public FileDeadLetterHandler(ApplicationContext context) {
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
