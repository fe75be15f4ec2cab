package io.isoscan.extract;

import java.time.Instant;

/**
 * Makes pictures of the pages of PDF files and of images, for OCR. Safe to share between threads. A
 * bad document never throws. The bytes are not changed and not kept.
 */
public interface PictureMaker {
    /** An A0 sheet at 228 dots an inch; smaller ones have the full {@link #DOTS_PER_INCH}. */
    int MOST_PIXELS = 80_000_000;

    /** Amazon Textract takes no longer side. */
    int LONGEST_SIDE = 10_000;

    /** Lettering 2.5 mm high is 30 pixels high then, as Tesseract reads it best. */
    int DOTS_PER_INCH = 300;

    /**
     * Makes the picture of one page.
     *
     * @param number from 1
     * @param until when the caller must have an answer
     * @throws IllegalStateException when a part of the reader is missing here
     */
    Picture page(byte[] document, int number, Instant until);
}
