package io.isoscan.scan;

import io.isoscan.lifecycle.ProcessBatch;
import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;

/** Takes the files that need OCR, one at a time. */
public final class OcrWorkerHandler extends BatchHandler {
    /** Of the 300 seconds that the template gives the function. */
    public static final Duration BUDGET = Duration.ofSeconds(280);

    @Inject
    @Named(ScanFactory.OCR)
    ProcessBatch processBatch;

    public OcrWorkerHandler() {}

    public OcrWorkerHandler(ApplicationContext context) {
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
