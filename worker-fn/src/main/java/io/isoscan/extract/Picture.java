package io.isoscan.extract;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** What came of making a picture of one page. */
public sealed interface Picture {

    /**
     * The page in shades of grey, at most {@link PictureMaker#MOST_PIXELS} large.
     *
     * @param image of type {@link BufferedImage#TYPE_BYTE_GRAY}, with rows that follow each other
     * @param toPage from the image's pixels, counted from its upper left corner, to the page's own
     *     space, as of {@link io.isoscan.result.Box}; not to be changed
     */
    record Page(BufferedImage image, AffineTransform toPage) implements Picture {}

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
