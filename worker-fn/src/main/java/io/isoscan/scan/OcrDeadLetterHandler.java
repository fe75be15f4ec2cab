package io.isoscan.scan;

import io.isoscan.lifecycle.ProcessBatch;
import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;

/** Takes the files that the OCR queue gave up, one at a time, and tries each once more. */
public final class OcrDeadLetterHandler extends BatchHandler {
    /** Of the 300 seconds that the template gives the function. */
    public static final Duration BUDGET = Duration.ofSeconds(280);

    @Inject
    @Named(ScanFactory.OCR_ALONE)
    ProcessBatch processBatch;

    public OcrDeadLetterHandler() {}

    public OcrDeadLetterHandler(ApplicationContext context) {
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
