package io.isoscan.extract;

import java.io.IOException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Documents with one label each, in fonts of every make. */
final class PdfFonts {
    private static final int WIDTH = 600;

    private PdfFonts() {}

    /** Codes from 1 on, whose glyphs an encoding names. */
    static byte[] named(String label) {
        return document(
                codes(label, 1),
                _ -> {
                    COSDictionary font = font("Type1");
                    font.setName(COSName.BASE_FONT, "Helvetica");
                    addNames(font, label);
                    return font;
                });
    }

    /** Glyphs drawn by operators, a thousandth of the usual scale turned into a hundredth. */
    static byte[] type3(String label) {
        return document(
                codes(label, 1),
                document -> {
                    COSDictionary font = font("Type3");
                    font.setItem(COSName.FONT_MATRIX, numbers(0.001f, 0, 0, 0.001f, 0, 0));
                    font.setItem(COSName.FONT_BBOX, numbers(0, 0, WIDTH, 1000));
                    addNames(font, label);
                    font.setItem(COSName.CHAR_PROCS, procedures(document, label));
                    return font;
                });
    }

    /** Codes of two bytes whose map alone says what they read as. */
    static byte[] twoBytes(String label) {
        return document(
                codes(label, 2),
                document -> {
                    COSDictionary system = new COSDictionary();
                    system.setItem(COSName.REGISTRY, new COSString("Adobe"));
                    system.setItem(COSName.ORDERING, new COSString("Identity"));
                    system.setItem(COSName.SUPPLEMENT, COSInteger.ZERO);
                    COSDictionary descendant = font("CIDFontType2");
                    descendant.setName(COSName.BASE_FONT, "Unknown");
                    descendant.setItem(COSName.CIDSYSTEMINFO, system);
                    descendant.setInt(COSName.DW, WIDTH);
                    COSArray descendants = new COSArray();
                    descendants.add(descendant);
                    COSDictionary font = font("Type0");
                    font.setName(COSName.BASE_FONT, "Unknown");
                    font.setName(COSName.ENCODING, "Identity-H");
                    font.setItem(COSName.DESCENDANT_FONTS, descendants);
                    font.setItem(COSName.TO_UNICODE, PdfSample.stream(document, map(label)));
                    return font;
                });
    }

    private interface FontMaker {
        COSDictionary in(PDDocument document) throws IOException;
    }

    private static byte[] document(String codes, FontMaker maker) {
        return PdfSample.operators(
                "BT /X 10 Tf 100 200 Td <" + codes + "> Tj ET",
                document -> {
                    COSDictionary fonts =
                            PdfSample.resources(document.getPage(0))
                                    .getCOSObject()
                                    .getCOSDictionary(COSName.FONT);
                    fonts.setItem(COSName.getPDFName("X"), maker.in(document));
                });
    }

    /** The label's letters as codes from 1 on. */
    private static String codes(String label, int bytes) {
        StringBuilder codes = new StringBuilder();
        for (int i = 1; i <= label.length(); i++) {
            codes.append(("%0" + 2 * bytes + "x").formatted(i));
        }
        return codes.toString();
    }

    private static COSDictionary font(String kind) {
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setName(COSName.SUBTYPE, kind);
        return font;
    }

    private static void addNames(COSDictionary font, String label) {
        COSArray differences = new COSArray();
        differences.add(COSInteger.ONE);
        COSArray widths = new COSArray();
        for (int i = 0; i < label.length(); i++) {
            differences.add(COSName.getPDFName(glyph(label.charAt(i))));
            widths.add(COSInteger.get(WIDTH));
        }
        COSDictionary encoding = new COSDictionary();
        encoding.setItem(COSName.DIFFERENCES, differences);
        font.setItem(COSName.ENCODING, encoding);
        font.setItem(COSName.WIDTHS, widths);
        font.setInt(COSName.FIRST_CHAR, 1);
        font.setInt(COSName.LAST_CHAR, label.length());
    }

    private static String glyph(char letter) {
        return switch (letter) {
            case '-' -> "hyphen";
            case '1' -> "one";
            case '2' -> "two";
            default -> Character.toString(letter);
        };
    }

    private static COSDictionary procedures(PDDocument document, String label) throws IOException {
        COSDictionary procedures = new COSDictionary();
        for (int i = 0; i < label.length(); i++) {
            procedures.setItem(
                    COSName.getPDFName(glyph(label.charAt(i))),
                    PdfSample.stream(document, WIDTH + " 0 d0 0 0 500 700 re f"));
        }
        return procedures;
    }

    private static String map(String label) {
        StringBuilder map = new StringBuilder();
        map.append("1 begincodespacerange <0000> <ffff> endcodespacerange\n");
        map.append(label.length()).append(" beginbfchar\n");
        for (int i = 0; i < label.length(); i++) {
            map.append("<%04x> <%04x>\n".formatted(i + 1, (int) label.charAt(i)));
        }
        return map.append("endbfchar\n").toString();
    }

    private static COSArray numbers(float... numbers) {
        COSArray array = new COSArray();
        for (float number : numbers) {
            array.add(new COSFloat(number));
        }
        return array;
    }
}
