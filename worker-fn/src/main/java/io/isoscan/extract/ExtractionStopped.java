package io.isoscan.extract;

/** Ends the reading of one document with a reason for its user; unchecked to pass libraries. */
final class ExtractionStopped extends RuntimeException {

    ExtractionStopped(String reason) {
        super(reason, null, false, false);
    }

    Extraction.Unreadable outcome() {
        return new Extraction.Unreadable(String.valueOf(getMessage()));
    }
}
