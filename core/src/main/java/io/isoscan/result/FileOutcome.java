package io.isoscan.result;

import java.util.List;

/** What examining one file came to. */
public sealed interface FileOutcome {

    /** The file was read; the codes that stand in it, none twice, in order of appearance. */
    record Examined(List<FoundCode> codes) implements FileOutcome {
        public Examined {
            codes = List.copyOf(codes);
        }
    }

    /** The file could not be read; the reason is for the user. */
    record Unreadable(String reason) implements FileOutcome {}

    /** The file was not read, because the session was cancelled. */
    record Skipped(String reason) implements FileOutcome {}
}
