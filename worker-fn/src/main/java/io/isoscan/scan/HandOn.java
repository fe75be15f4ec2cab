package io.isoscan.scan;

import io.isoscan.aws.Variables;
import io.isoscan.extract.Extraction;
import io.isoscan.match.CodeMatcher;
import io.isoscan.result.FileOutcome;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Leaves what needs OCR to the OCR worker, where there is one. Thread-safe. */
@Singleton
final class HandOn implements ExamineFile.Unread {
    private final boolean ocr;

    @Inject
    HandOn(Variables variables) {
        this(variables.given("OCR_QUEUE_URL"));
    }

    HandOn(boolean ocr) {
        this.ocr = ocr;
    }

    @Override
    public FileOutcome examine(
            byte[] document, Extraction.NeedsOcr extraction, CodeMatcher matcher, Instant until) {
        return ocr
                ? new FileOutcome.NeedsOcr()
                : Codes.withoutOcr(extraction, matcher, "none is set up here");
    }
}
