package io.isoscan.extract;

import io.isoscan.archive.InflationCounter;
import java.time.Duration;

/**
 * What one document may cost.
 *
 * @param documentBytes the largest document read at all
 * @param pages the most pages, or sheets, of one document
 * @param entries the most entries of a zipped document (design, section 10.6)
 * @param inflatedBytes the most bytes that a zipped document, or the streams of a PDF, may inflate
 *     to (design, section 10.6)
 * @param inflationRatio the most bytes inflated for one byte stored (design, section 10.6)
 * @param pdfWorkingBytes main memory that the streams of one PDF may take at once
 * @param textCharacters the longest text of one document
 * @param nestedForms how deep forms may be drawn inside forms
 * @param stackBytes of the thread that reads it: what recurses, ends there
 * @param time wall time from the first byte to the last label (design, section 8)
 * @param grace how long a reader may go on past its time, until it looks at the clock; then it is
 *     left behind
 */
public record ExtractionLimits(
        long documentBytes,
        int pages,
        int entries,
        long inflatedBytes,
        int inflationRatio,
        long pdfWorkingBytes,
        int textCharacters,
        int nestedForms,
        long stackBytes,
        Duration time,
        Duration grace) {

    private static final long MIB = 1L << 20;

    public ExtractionLimits {
        if (documentBytes < 1 || pages < 1 || entries < 1 || inflatedBytes < 1) {
            throw new IllegalArgumentException("Extraction limits must be positive");
        }
        if (inflationRatio < 1 || pdfWorkingBytes < 1 || textCharacters < 1 || nestedForms < 1) {
            throw new IllegalArgumentException("Extraction limits must be positive");
        }
        if (stackBytes < 1 || !time.isPositive() || grace.isNegative()) {
            throw new IllegalArgumentException("The time for one document must be positive");
        }
    }

    /**
     * The defaults: of the design's section 10 where it names a figure, else our own, within the 30
     * s and 1,024 MB of the worker.
     */
    public static ExtractionLimits defaults() {
        return new ExtractionLimits(
                200 * MIB,
                3_000,
                100_000,
                2_048 * MIB,
                200,
                256 * MIB,
                16 << 20,
                24,
                MIB,
                Duration.ofSeconds(20),
                Duration.ofSeconds(2));
    }

    /**
     * Lets an archive, or a document that is one, go on.
     *
     * @throws ExtractionStopped when it may not
     */
    void check(InflationCounter.Verdict verdict) {
        switch (verdict) {
            case TOO_LARGE ->
                    throw new ExtractionStopped(
                            "inflates to more than " + inflatedBytes + " bytes");
            case TOO_DENSE ->
                    throw new ExtractionStopped(
                            "inflates to more than " + inflationRatio + " times its size");
            case WITHIN_LIMITS -> {}
        }
    }

    public ExtractionLimits withPages(int pages) {
        return new ExtractionLimits(
                documentBytes,
                pages,
                entries,
                inflatedBytes,
                inflationRatio,
                pdfWorkingBytes,
                textCharacters,
                nestedForms,
                stackBytes,
                time,
                grace);
    }

    public ExtractionLimits withTime(Duration time) {
        return new ExtractionLimits(
                documentBytes,
                pages,
                entries,
                inflatedBytes,
                inflationRatio,
                pdfWorkingBytes,
                textCharacters,
                nestedForms,
                stackBytes,
                time,
                grace);
    }

    public ExtractionLimits withDocumentBytes(long documentBytes) {
        return new ExtractionLimits(
                documentBytes,
                pages,
                entries,
                inflatedBytes,
                inflationRatio,
                pdfWorkingBytes,
                textCharacters,
                nestedForms,
                stackBytes,
                time,
                grace);
    }

    public ExtractionLimits withInflatedBytes(long inflatedBytes) {
        return new ExtractionLimits(
                documentBytes,
                pages,
                entries,
                inflatedBytes,
                inflationRatio,
                pdfWorkingBytes,
                textCharacters,
                nestedForms,
                stackBytes,
                time,
                grace);
    }

    public ExtractionLimits withPdfWorkingBytes(long pdfWorkingBytes) {
        return new ExtractionLimits(
                documentBytes,
                pages,
                entries,
                inflatedBytes,
                inflationRatio,
                pdfWorkingBytes,
                textCharacters,
                nestedForms,
                stackBytes,
                time,
                grace);
    }

    public ExtractionLimits withGrace(Duration grace) {
        return new ExtractionLimits(
                documentBytes,
                pages,
                entries,
                inflatedBytes,
                inflationRatio,
                pdfWorkingBytes,
                textCharacters,
                nestedForms,
                stackBytes,
                time,
                grace);
    }
}
