package io.isoscan.book;

import java.time.Instant;
import java.util.List;

/** Reads the text on a picture. Thread-safe. */
interface TextReader {

    /**
     * Reads a picture: JPEG, PNG, TIFF or a PDF of one page.
     *
     * @param until when the caller must have an answer
     * @throws RuntimeException when there was none in time, or reading is not possible here
     */
    Reading read(byte[] picture, Instant until);

    /** What came of reading. */
    sealed interface Reading {}

    /** The lines on the picture, from top to bottom; none where there is no text. */
    record Lines(List<String> lines) implements Reading {
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /** The picture cannot be read, now or later; the reason is for the user. */
    record Unreadable(String reason) implements Reading {}
}
