package io.isoscan.conversion;

import java.util.Optional;
import org.apache.pdfbox.io.RandomAccessRead;

/** The PDFs in the output bucket. Thread-safe. */
interface Pdfs {

    /**
     * The PDF of a text, to be read a piece at a time; empty when there is none.
     *
     * @throws Unreachable when storage fails, here or while it is read
     */
    Optional<RandomAccessRead> open(String textKey);

    /** Storage failed, which says nothing of the PDF. */
    final class Unreachable extends RuntimeException {
        Unreachable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
