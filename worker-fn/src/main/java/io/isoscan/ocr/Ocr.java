package io.isoscan.ocr;

import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the words of one page off its picture. Thread-safe. */
public interface Ocr {

    /** Why nothing can be read here, in words for the user; empty where it can. */
    Optional<String> missing();

    /**
     * Names the engine, its version and settings: where it is the same, so are the words of the
     * same page. Holds letters, digits, dots and hyphens alone. To be asked only where the engine
     * is there.
     */
    String version();

    /**
     * Reads a page.
     *
     * @param page in shades of grey
     * @param until when the caller must have an answer
     * @throws RuntimeException when the engine fails for the moment
     */
    Reading read(BufferedImage page, Instant until);

    /** What came of reading one page. */
    sealed interface Reading {}

    /** The page's words; those of one line follow each other. */
    record Words(List<OcrWord> words) implements Reading {
        public Words {
            words = List.copyOf(words);
        }
    }

    /** The page was not read. */
    sealed interface NoWords extends Reading {}

    /** The engine cannot read this page, now or later; the reason is for the user. */
    record Unreadable(String reason) implements NoWords {}

    /** The caller's moment came first. */
    record OutOfTime() implements NoWords {}

    /** The engine takes no more pages for the moment, whatever stands on them. */
    record Busy() implements NoWords {}
}
