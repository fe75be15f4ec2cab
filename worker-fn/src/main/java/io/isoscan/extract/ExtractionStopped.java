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

    /**
     * What came of a document that made its reader throw this.
     *
     * @throws IllegalStateException when it is no fault of the document: a part of the reader is
     *     missing here, and the document must be read again
     */
    static Extraction outcomeOf(Throwable thrown) {
        return switch (thrown) {
            case OutOfMemoryError _ ->
                    new Extraction.Unreadable("needs more memory than one file may use");
            case StackOverflowError _ -> new Extraction.Unreadable("broken: nested too deeply");
            case LinkageError missing ->
                    throw new IllegalStateException(
                            "documents cannot be read here: a class or library is missing",
                            missing);
            default -> ownOutcome(thrown);
        };
    }

    /** Libraries wrap what they do not know, so our own signal may lie deeper. */
    private static Extraction ownOutcome(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ExtractionStopped stopped) {
                return stopped.outcome;
            }
        }
        return new Extraction.Unreadable("broken: damaged or cut off, save or export it again");
    }
}
