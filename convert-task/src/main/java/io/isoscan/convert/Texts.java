package io.isoscan.convert;

import java.io.IOException;
import java.nio.file.Path;

/** The text to be converted, and the place of its PDF. Infrastructure failures are unchecked. */
interface Texts {

    /**
     * Fetches the text into a file that is not there yet.
     *
     * @return what was fetched
     * @throws BadInput when there is no text, or one that is too large
     */
    TextSource fetch(Path to) throws IOException;

    /** What lies there now, without fetching it. */
    TextSource current();

    /** Puts the PDF into its place, over one that may lie there. */
    void store(Path pdf);
}
