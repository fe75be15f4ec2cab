package io.isoscan.extract;

import java.time.Instant;

/**
 * Reads the text of one document, whose type is told by its content and never by its name.
 *
 * <p>Implementations are safe to share between threads. A bad document never throws: it ends as
 * {@link Extraction.Unreadable}. The bytes are not changed and not kept.
 */
public interface TextExtractor {

    /**
     * Reads a document within its own limits.
     *
     * @param until when the caller must have an answer, whatever the document's limits allow
     * @return the text of every page, or why there is none
     * @throws IllegalStateException when a part of the reader is missing here
     */
    Extraction extract(byte[] document, Instant until);
}
