package io.isoscan.convert;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.Locale;

/** The ten digits as drawings, for the numbers of pages. */
final class PageDigits {
    private static final int SIZE = 8;
    private static final double ADVANCE = 0.6 * SIZE;
    private static final double GREY = 0.35;

    private PageDigits() {}

    /** Writes the drawings; returns them as entries of the pages' resources. */
    static String write(PdfFile pdf, Face face) throws IOException {
        var entries = new StringBuilder();
        for (int digit = 0; digit <= 9; digit++) {
            int drawing = pdf.next();
            var shape = face.outline(face.glyph('0' + digit));
            pdf.stream(
                    drawing,
                    "/Type/XObject/Subtype/Form/BBox[0 -%d %d %d]".formatted(SIZE, SIZE, SIZE),
                    GlyphOutline.filled(shape, SIZE / face.unitsPerEm()).getBytes(US_ASCII));
            entries.append("/D%d %s".formatted(digit, PdfFile.reference(drawing)));
        }
        return entries.toString();
    }

    /** A page's number about a point, as part of the page's content. */
    static String drawn(int number, double middle, int bottom) {
        var digits = Integer.toString(number);
        double left = middle - digits.length() * ADVANCE / 2;
        var drawn = new StringBuilder("/Artifact <</Type/Pagination>> BDC\n");
        drawn.append(String.format(Locale.ROOT, "%.2f g 1 0 0 1 %.2f %d cm\n", GREY, left, bottom));
        digits.chars().forEach(digit -> drawn.append(digit(digit)));
        return drawn.append("EMC\n").toString();
    }

    private static String digit(int digit) {
        return String.format(Locale.ROOT, "/D%c Do 1 0 0 1 %.2f 0 cm\n", digit, ADVANCE);
    }
}
