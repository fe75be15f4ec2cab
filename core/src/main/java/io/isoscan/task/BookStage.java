package io.isoscan.task;

import java.util.Locale;

/** The stages of recognising a book, one after the other; each has a queue of its own. */
public enum BookStage {
    /** The text on the picture is read. */
    TEXTRACT,
    /** Books that the text may be of are named. */
    BEDROCK,
    /** The named books are looked up in a catalogue. */
    VALIDATION;

    /** As clients and storage know it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
