package io.isoscan.extract;

/**
 * Reads the text of one document, whose type is told by its content and never by its name.
 *
 * <p>Implementations are safe to share between threads. A bad document never throws: it ends as
 * {@link Extraction.Unreadable}. The bytes are not changed and not kept.
 */
public interface TextExtractor {

    /** Returns the text of every page, or the reason why the document cannot be read. */
    Extraction extract(byte[] document);
}
