package io.isoscan.samples;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Codes that mean nothing by themselves: an encoding names their glyphs, and no map their text. */
final class GlyphNamesFont implements PageFont {
    static final int FIRST_CODE = 129;

    @Override
    public byte[] codes(String text) {
        byte[] codes = new byte[text.length()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (byte) code(text.charAt(i));
        }
        return codes;
    }

    static int code(int letter) {
        return FIRST_CODE + letter - FontParts.FIRST;
    }

    @Override
    public COSDictionary dictionary(PDDocument document) {
        COSDictionary font = StandardFont.helvetica();
        font.setItem(COSName.ENCODING, FontParts.differences(FIRST_CODE, FontParts::adobeName));
        return font;
    }
}
