package io.isoscan.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.fontbox.afm.AFMParser;
import org.apache.fontbox.afm.CharMetric;
import org.apache.pdfbox.pdmodel.font.PDType1Font;

/** The advance widths of the standard font, read once from Adobe's metrics that PDFBox carries. */
final class Helvetica {
    private static final float[] WIDTHS = widths();

    private Helvetica() {}

    /** The width of printable ASCII text at that font size. */
    static double width(String text, double size) {
        double thousandths = 0;
        for (int i = 0; i < text.length(); i++) {
            thousandths += WIDTHS[text.charAt(i)];
        }
        return thousandths * size / 1000;
    }

    private static float[] widths() {
        try (InputStream metrics =
                PDType1Font.class.getResourceAsStream(
                        "/org/apache/pdfbox/resources/afm/Helvetica.afm")) {
            float[] widths = new float[128];
            for (CharMetric metric :
                    new AFMParser(Objects.requireNonNull(metrics)).parse(true).getCharMetrics()) {
                if (metric.getCharacterCode() >= 0 && metric.getCharacterCode() < widths.length) {
                    widths[metric.getCharacterCode()] = metric.getWx();
                }
            }
            return widths;
        } catch (IOException e) {
            throw new UncheckedIOException("PDFBox's metrics of Helvetica cannot be read", e);
        }
    }
}
