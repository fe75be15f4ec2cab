package io.isoscan.extract;

import java.util.List;

/** What came of reading one document. */
public sealed interface Extraction {

    /**
     * The document's pages in order, blank ones too.
     *
     * @param pages at least one of them has text
     */
    record Text(List<PageText> pages) implements Extraction {
        public Text {
            pages = List.copyOf(pages);
        }
    }

    /**
     * The document gave no text.
     *
     * @param reason short, stable words that a user can act on; never text of the document
     */
    record Unreadable(String reason) implements Extraction {}

    /** The caller's moment came while the document was still within its own limits. */
    record Interrupted() implements Extraction {}
}
