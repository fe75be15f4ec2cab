package io.isoscan.result;

import java.time.Duration;
import java.util.List;

/** What examining one file came to. */
public sealed interface FileOutcome {

    /** What a file's result says: the file is done with. */
    sealed interface Settled extends FileOutcome {}

    /** The file was read; the codes that stand in it, none twice, in order of appearance. */
    record Examined(List<FoundCode> codes) implements Settled {
        public Examined {
            codes = List.copyOf(codes);
        }
    }

    /** The file could not be read; the reason is for the user. */
    record Unreadable(String reason) implements Settled {}

    /** The file was not read, because the session was cancelled. */
    record Skipped(String reason) implements Settled {}

    /**
     * There is no result yet: the rest of the file can only be read by OCR, by another worker.
     *
     * @param delay how long that worker is to wait, at most 15 minutes
     */
    record NeedsOcr(Duration delay) implements FileOutcome {
        /** To be read as soon as a worker has time. */
        public NeedsOcr() {
            this(Duration.ZERO);
        }
    }
}
