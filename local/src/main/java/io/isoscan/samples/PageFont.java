package io.isoscan.samples;

import java.io.IOException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * How text becomes character codes, and what the file says of them. Every font here has the widths
 * of {@link Helvetica}. Immutable.
 */
interface PageFont {
    /** The codes of printable ASCII text. */
    byte[] codes(String text);

    /** Whether the codes are the text itself, in ASCII. */
    default boolean isReadable() {
        return false;
    }

    /** The font, made for that document. */
    COSDictionary dictionary(PDDocument document) throws IOException;
}
