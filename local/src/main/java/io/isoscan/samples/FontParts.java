package io.isoscan.samples;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.IntFunction;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;

/** What the dictionaries of fonts are made of (ISO 32000-1, 9.6 to 9.10). */
final class FontParts {
    static final char FIRST = ' ';
    static final char LAST = '~';

    private FontParts() {}

    static COSDictionary dictionary(COSName type, COSName subtype) {
        COSDictionary dictionary = new COSDictionary();
        dictionary.setItem(COSName.TYPE, type);
        dictionary.setItem(COSName.SUBTYPE, subtype);
        return dictionary;
    }

    static COSStream stream(PDDocument document, byte[] content) throws IOException {
        return new PDStream(document, new ByteArrayInputStream(content), COSName.FLATE_DECODE)
                .getCOSObject();
    }

    /** The name that Adobe's list has for the letter. */
    static String adobeName(int letter) {
        return GlyphList.getAdobeGlyphList().codePointToName(letter);
    }

    /** An encoding that names the glyphs of the codes from that one on, one a printable letter. */
    static COSDictionary differences(int firstCode, IntFunction<String> nameOfLetter) {
        COSArray names = new COSArray();
        names.add(COSInteger.get(firstCode));
        for (char letter = FIRST; letter <= LAST; letter++) {
            names.add(COSName.getPDFName(nameOfLetter.apply(letter)));
        }
        COSDictionary encoding = new COSDictionary();
        encoding.setItem(COSName.TYPE, COSName.ENCODING);
        encoding.setItem(COSName.DIFFERENCES, names);
        return encoding;
    }

    /** The advance widths of the printable letters, in thousandths of an em. */
    static COSArray widths() {
        COSArray widths = new COSArray();
        for (char letter = FIRST; letter <= LAST; letter++) {
            widths.add(COSInteger.get(Math.round(Helvetica.width(String.valueOf(letter), 1000))));
        }
        return widths;
    }

    /** A map from codes of so many bytes to the printable letters. */
    static COSStream toUnicode(PDDocument document, int bytes, IntFunction<Integer> codeOfLetter)
            throws IOException {
        String digits = "%0" + 2 * bytes + "x";
        StringBuilder map = new StringBuilder("/CIDInit /ProcSet findresource begin\n");
        map.append("12 dict begin begincmap\n/CMapName /Adobe-Identity-UCS def\n");
        map.append("/CMapType 2 def\n1 begincodespacerange\n");
        map.append(
                "<%s> <%s>\nendcodespacerange\n".formatted("00".repeat(bytes), "ff".repeat(bytes)));
        map.append(LAST - FIRST + 1).append(" beginbfchar\n");
        for (char letter = FIRST; letter <= LAST; letter++) {
            map.append(
                    ("<" + digits + "> <%04x>\n")
                            .formatted(codeOfLetter.apply(letter), (int) letter));
        }
        map.append("endbfchar\nendcmap\nend end\n");
        return stream(document, map.toString().getBytes(US_ASCII));
    }
}
