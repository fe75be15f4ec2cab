package io.isoscan.samples;

import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Helvetica is one of the 14 fonts every reader has: its name is all that is written. */
final class StandardFont implements PageFont {
    @Override
    public byte[] codes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public boolean isReadable() {
        return true;
    }

    @Override
    public COSDictionary dictionary(PDDocument document) {
        COSDictionary font = helvetica();
        font.setItem(COSName.ENCODING, COSName.WIN_ANSI_ENCODING);
        return font;
    }

    /** The font without an encoding. */
    static COSDictionary helvetica() {
        COSDictionary font = FontParts.dictionary(COSName.FONT, COSName.TYPE1);
        font.setItem(COSName.BASE_FONT, COSName.getPDFName("Helvetica"));
        return font;
    }
}
