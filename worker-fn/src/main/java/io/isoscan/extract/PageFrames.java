package io.isoscan.extract;

import java.time.Instant;
import java.util.List;

/**
 * Measures the pages of PDF and TIFF files, for engines that read whole documents. Safe to share
 * between threads. A bad document never throws. The bytes are not changed and not kept.
 */
@FunctionalInterface
public interface PageFrames {
    /**
     * Measures all pages of a document.
     *
     * @param until when the caller must have an answer
     * @return empty where the document is of another type, has more pages than one may have, or
     *     cannot be measured: {@link PictureMaker} says why
     * @throws IllegalStateException when a part of the reader is missing here
     */
    List<PageFrame> of(byte[] document, Instant until);
}
