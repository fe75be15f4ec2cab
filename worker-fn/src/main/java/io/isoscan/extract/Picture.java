package io.isoscan.extract;

import java.awt.image.BufferedImage;

/** What came of making a picture of one page. */
public sealed interface Picture {

    /**
     * The page in shades of grey, at most {@link PictureMaker#MOST_PIXELS} large.
     *
     * @param image of type {@link BufferedImage#TYPE_BYTE_GRAY}, with rows that follow each other
     */
    record Page(BufferedImage image) implements Picture {}

    /** The document ends before this page. */
    record None() implements Picture {}

    /**
     * The page cannot be shown.
     *
     * @param reason as of {@link Extraction.Unreadable}
     */
    record Unreadable(String reason) implements Picture {}

    /** The caller's moment came first. */
    record Interrupted() implements Picture {}
}
