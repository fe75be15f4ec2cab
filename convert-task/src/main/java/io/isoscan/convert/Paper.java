package io.isoscan.convert;

import java.io.IOException;

/** What the lines of a text are put on. */
interface Paper {

    /** How many columns a line has. */
    int columns();

    /** The columns that a character takes. */
    int columns(int codePoint);

    /** One line of that many characters, which fits. */
    void line(int[] codePoints, int length) throws IOException;

    /** Ends the page, which is a blank one where nothing was put on it. */
    void endPage() throws IOException;
}
