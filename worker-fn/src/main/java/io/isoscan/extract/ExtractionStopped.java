package io.isoscan.extract;

/** Ends the reading of one document with what came of it; unchecked to pass libraries. */
final class ExtractionStopped extends RuntimeException {
    private final transient Extraction outcome;

    ExtractionStopped(String reason) {
        this(new Extraction.Unreadable(reason));
    }

    ExtractionStopped(Extraction outcome) {
        super(outcome.toString(), null, false, false);
        this.outcome = outcome;
    }

    Extraction outcome() {
        return outcome;
    }
}
