package io.isoscan.samples;

import java.io.IOException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Fonts of two-byte codes that carry the letters of {@link EmbeddedSans}. */
enum CompositeFont implements PageFont {
    /** The codes are the subset's own glyph numbers: only a map tells what they say. */
    MAPPED("Identity-H", "Identity") {
        @Override
        int code(int letter) {
            return EmbeddedSans.FACE.glyph(letter);
        }

        @Override
        int character(int letter) {
            return code(letter);
        }

        @Override
        public COSDictionary dictionary(PDDocument document) throws IOException {
            COSDictionary font = super.dictionary(document);
            font.setItem(COSName.TO_UNICODE, FontParts.toUnicode(document, 2, this::code));
            return font;
        }
    },

    /**
     * The codes are UCS-2, the characters those of Adobe's Japanese collection; there is no map.
     */
    COLLECTION("UniJIS-UCS2-H", "Japan1") {
        @Override
        int code(int letter) {
            return letter;
        }

        // The collection begins with the printable letters, counted from 1.
        @Override
        int character(int letter) {
            return letter - FontParts.FIRST + 1;
        }
    };

    private static final String NAME = "ISOSCN+LiberationSans";

    private final String encoding;
    private final String ordering;

    CompositeFont(String encoding, String ordering) {
        this.encoding = encoding;
        this.ordering = ordering;
    }

    /** The character code of a printable letter. */
    abstract int code(int letter);

    /** The character of the font's collection that the letter is. */
    abstract int character(int letter);

    @Override
    public byte[] codes(String text) {
        byte[] codes = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            int number = code(text.charAt(i));
            codes[2 * i] = (byte) (number >> 8);
            codes[2 * i + 1] = (byte) number;
        }
        return codes;
    }

    @Override
    public COSDictionary dictionary(PDDocument document) throws IOException {
        COSArray descendants = new COSArray();
        descendants.add(descendant(document));
        COSDictionary font = FontParts.dictionary(COSName.FONT, COSName.TYPE0);
        font.setItem(COSName.BASE_FONT, COSName.getPDFName(NAME));
        font.setItem(COSName.ENCODING, COSName.getPDFName(encoding));
        font.setItem(COSName.DESCENDANT_FONTS, descendants);
        return font;
    }

    private COSDictionary descendant(PDDocument document) throws IOException {
        COSDictionary font = FontParts.dictionary(COSName.FONT, COSName.CID_FONT_TYPE2);
        font.setItem(COSName.BASE_FONT, COSName.getPDFName(NAME));
        font.setItem(COSName.CIDSYSTEMINFO, collection());
        font.setItem(COSName.FONT_DESC, descriptor(document));
        font.setItem(COSName.W, widths());
        font.setItem(COSName.CID_TO_GID_MAP, FontParts.stream(document, glyphs()));
        return font;
    }

    private COSDictionary collection() {
        COSDictionary collection = new COSDictionary();
        collection.setItem(COSName.REGISTRY, new COSString("Adobe"));
        collection.setItem(COSName.ORDERING, new COSString(ordering));
        collection.setInt(COSName.SUPPLEMENT, 0);
        return collection;
    }

    private static COSDictionary descriptor(PDDocument document) throws IOException {
        COSDictionary descriptor = new COSDictionary();
        descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setItem(COSName.FONT_NAME, COSName.getPDFName(NAME));
        descriptor.setInt(COSName.FLAGS, 4);
        descriptor.setItem(
                COSName.FONT_BBOX, new PDRectangle(-200, -220, 1300, 1130).getCOSArray());
        descriptor.setInt(COSName.ITALIC_ANGLE, 0);
        descriptor.setInt(COSName.ASCENT, 905);
        descriptor.setInt(COSName.DESCENT, -212);
        descriptor.setInt(COSName.CAP_HEIGHT, 729);
        descriptor.setInt(COSName.STEM_V, 80);
        descriptor.setItem(
                COSName.FONT_FILE2, FontParts.stream(document, EmbeddedSans.FACE.program()));
        return descriptor;
    }

    private COSArray widths() {
        COSArray widths = new COSArray();
        for (char letter = FontParts.FIRST; letter <= FontParts.LAST; letter++) {
            COSArray width = new COSArray();
            width.add(COSInteger.get(Math.round(Helvetica.width(String.valueOf(letter), 1000))));
            widths.add(COSInteger.get(character(letter)));
            widths.add(width);
        }
        return widths;
    }

    /** For each character of the collection the number of its glyph, in two bytes. */
    private byte[] glyphs() {
        byte[] glyphs = new byte[2 * (FontParts.LAST + 1)];
        for (char letter = FontParts.FIRST; letter <= FontParts.LAST; letter++) {
            glyphs[2 * character(letter) + 1] = (byte) EmbeddedSans.FACE.glyph(letter);
        }
        return glyphs;
    }
}
