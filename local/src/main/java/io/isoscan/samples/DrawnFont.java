package io.isoscan.samples;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.io.IOException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A Type 3 font, whose glyphs are small drawings. What they say is told by Adobe's names for them,
 * or, where the names say nothing, by a map.
 */
record DrawnFont(boolean named) implements PageFont {
    private static final COSName TYPE_3 = COSName.getPDFName("Type3");
    private static final COSName CHAR_PROCS = COSName.getPDFName("CharProcs");

    @Override
    public byte[] codes(String text) {
        byte[] codes = new byte[text.length()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (byte) GlyphNamesFont.code(text.charAt(i));
        }
        return codes;
    }

    @Override
    public COSDictionary dictionary(PDDocument document) throws IOException {
        COSDictionary font = FontParts.dictionary(COSName.FONT, TYPE_3);
        font.setItem(COSName.FONT_BBOX, new PDRectangle(-200, -220, 1300, 1130).getCOSArray());
        font.setItem(COSName.FONT_MATRIX, thousandths());
        font.setItem(CHAR_PROCS, drawings(document));
        font.setItem(
                COSName.ENCODING, FontParts.differences(GlyphNamesFont.FIRST_CODE, this::name));
        font.setInt(COSName.FIRST_CHAR, GlyphNamesFont.FIRST_CODE);
        font.setInt(COSName.LAST_CHAR, GlyphNamesFont.code(FontParts.LAST));
        font.setItem(COSName.WIDTHS, FontParts.widths());
        if (!named) {
            font.setItem(
                    COSName.TO_UNICODE, FontParts.toUnicode(document, 1, GlyphNamesFont::code));
        }
        return font;
    }

    private String name(int letter) {
        return named ? FontParts.adobeName(letter) : "a" + (letter - FontParts.FIRST);
    }

    private static COSArray thousandths() {
        COSArray matrix = new COSArray();
        for (float value : new float[] {0.001f, 0, 0, 0.001f, 0, 0}) {
            matrix.add(new COSFloat(value));
        }
        return matrix;
    }

    private COSDictionary drawings(PDDocument document) throws IOException {
        COSDictionary drawings = new COSDictionary();
        for (char letter = FontParts.FIRST; letter <= FontParts.LAST; letter++) {
            drawings.setItem(
                    COSName.getPDFName(name(letter)),
                    FontParts.stream(document, drawing(letter).getBytes(US_ASCII)));
        }
        return drawings;
    }

    private static String drawing(char letter) {
        long width = Math.round(Helvetica.width(String.valueOf(letter), 1000));
        StringBuilder operators = new StringBuilder(width + " 0 -200 -220 1100 910 d1\n");
        trace(EmbeddedSans.FACE.outline(letter), operators);
        return operators.append("f\n").toString();
    }

    private static void trace(GeneralPath outline, StringBuilder operators) {
        double[] to = new double[6];
        double x = 0;
        double y = 0;
        for (PathIterator path = outline.getPathIterator(null); !path.isDone(); path.next()) {
            switch (path.currentSegment(to)) {
                case PathIterator.SEG_MOVETO -> append(operators, "m", to[0], to[1]);
                case PathIterator.SEG_LINETO -> append(operators, "l", to[0], to[1]);
                case PathIterator.SEG_QUADTO -> {
                    curve(operators, x, y, to);
                    to[0] = to[2];
                    to[1] = to[3];
                }
                default -> operators.append("h\n");
            }
            x = to[0];
            y = to[1];
        }
    }

    /** The cubic curve that is the quadratic one from there. */
    private static void curve(StringBuilder operators, double x, double y, double[] to) {
        append(
                operators,
                "c",
                (x + 2 * to[0]) / 3,
                (y + 2 * to[1]) / 3,
                (to[2] + 2 * to[0]) / 3,
                (to[3] + 2 * to[1]) / 3,
                to[2],
                to[3]);
    }

    private static void append(StringBuilder operators, String operator, double... units) {
        for (double unit : units) {
            operators.append(Math.round(unit * 1000 / EmbeddedSans.FACE.unitsPerEm())).append(' ');
        }
        operators.append(operator).append('\n');
    }
}
