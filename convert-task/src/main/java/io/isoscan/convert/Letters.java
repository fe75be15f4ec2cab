package io.isoscan.convert;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The characters of a text as a PDF's font. Each gets a code of its own, also where several look
 * alike or are all a box: so what is read or copied from the PDF is the text as it was. Not
 * thread-safe.
 */
final class Letters {
    /** Codes have two bytes. */
    private static final int LAST_CODE = 0xFFFF;

    /** Where there are no more codes: told as a character that was lost. */
    private static final int LOST = 0xFFFD;

    private static final int MOST_IN_BLOCK = 100;
    private static final String NAME = "ISOSCN+" + Face.NAME;

    private final Face face;
    private final Map<Integer, Integer> codes = new HashMap<>();
    private final List<Integer> characters = new ArrayList<>();

    Letters(Face face) {
        this.face = face;
        code(LOST);
    }

    /** The code of a character, from 1. */
    int code(int codePoint) {
        var known = codes.get(codePoint);
        return known != null ? known : added(codePoint);
    }

    private int added(int codePoint) {
        if (characters.size() == LAST_CODE) {
            return code(LOST);
        }
        characters.add(codePoint);
        codes.put(codePoint, characters.size());
        return characters.size();
    }

    /** Writes the font, of the characters that have a code. */
    void write(PdfFile pdf, int font) throws IOException {
        int descendant = pdf.next();
        int unicode = pdf.next();
        pdf.object(
                font,
                "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%s]/ToUnicode %s>>"
                        .formatted(
                                NAME, PdfFile.reference(descendant), PdfFile.reference(unicode)));
        pdf.stream(unicode, "", toUnicode().getBytes(US_ASCII));
        writeGlyphs(pdf, descendant);
    }

    private void writeGlyphs(PdfFile pdf, int descendant) throws IOException {
        var subset = face.subset(characters);
        int descriptor = pdf.next();
        int numbers = pdf.next();
        int program = pdf.next();
        pdf.object(
                descendant,
                ("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s"
                                + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                                + "/FontDescriptor %s/DW %d%s/CIDToGIDMap %s>>")
                        .formatted(
                                NAME,
                                PdfFile.reference(descriptor),
                                face.columnWidth(),
                                otherWidths(),
                                PdfFile.reference(numbers)));
        pdf.object(
                descriptor,
                "<</Type/FontDescriptor/FontName/%s/Flags 5/ItalicAngle 0/StemV 80%s/FontFile2 %s>>"
                        .formatted(NAME, face.description(), PdfFile.reference(program)));
        pdf.stream(numbers, "", glyphNumbers(subset));
        pdf.stream(program, "/Length1 " + subset.program().length, subset.program());
    }

    private String otherWidths() {
        var widths = new StringBuilder();
        for (int code = 1; code <= characters.size(); code++) {
            int width = face.width(face.glyph(characters.get(code - 1)));
            if (width != face.columnWidth()) {
                widths.append(code).append('[').append(width).append(']');
            }
        }
        return widths.isEmpty() ? "" : "/W[" + widths + "]";
    }

    private byte[] glyphNumbers(Subset subset) {
        var numbers = new ByteArrayOutputStream();
        addNumber(numbers, Face.MISSING);
        characters.forEach(each -> addNumber(numbers, subset.number(face.glyph(each))));
        return numbers.toByteArray();
    }

    private static void addNumber(ByteArrayOutputStream numbers, int number) {
        numbers.write(number >> 8);
        numbers.write(number);
    }

    private String toUnicode() {
        var map = new StringBuilder();
        map.append("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n")
                .append("/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n")
                .append("/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n")
                .append("1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        for (int first = 0; first < characters.size(); first += MOST_IN_BLOCK) {
            appendBlock(map, first, Math.min(first + MOST_IN_BLOCK, characters.size()));
        }
        return map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
                .toString();
    }

    private void appendBlock(StringBuilder map, int from, int to) {
        map.append(to - from).append(" beginbfchar\n");
        for (int i = from; i < to; i++) {
            map.append("<%04X> <%s>\n".formatted(i + 1, utf16(characters.get(i))));
        }
        map.append("endbfchar\n");
    }

    private static String utf16(int codePoint) {
        return PdfFile.hex(Character.toString(codePoint).getBytes(UTF_16BE));
    }
}
