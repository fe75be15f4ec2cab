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
     * A part of the document can only be read off its picture.
     *
     * @param pages the document's pages with the text they have
     * @param pictures the numbers of the pages to be read by OCR; none where the document is itself
     *     an image, of one picture or of several
     * @param reason as of {@link Unreadable}, for where there is no OCR
     */
    record NeedsOcr(List<PageText> pages, List<Integer> pictures, String reason)
            implements Extraction {
        public NeedsOcr {
            pages = List.copyOf(pages);
            pictures = List.copyOf(pictures);
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
