package io.isoscan.convert;

import java.awt.geom.GeneralPath;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * JetBrains Mono, whose characters are all of one width: columns of a text stay columns. Lengths
 * are thousandths of the font's size, as PDF has them. Not thread-safe.
 */
final class Face implements Closeable {
    static final String NAME = "JetBrainsMono-Regular";

    /** The glyph of whatever the face has no other for: a box, which is seen. */
    static final int MISSING = 0;

    private static final String FILE =
            "/com/formdev/flatlaf/fonts/jetbrains_mono/JetBrainsMono-Regular.ttf";
    private static final int THOUSAND = 1_000;

    private final TrueTypeFont font;
    private final CmapLookup letters;
    private final int columnWidth;

    private Face(TrueTypeFont font) throws IOException {
        this.font = font;
        this.letters = font.getUnicodeCmapLookup();
        this.columnWidth = width(letters.getGlyphId(' '));
    }

    static Face read() throws IOException {
        try (InputStream in = Face.class.getResourceAsStream(FILE)) {
            return new Face(
                    new TTFParser().parse(new RandomAccessReadBuffer(Objects.requireNonNull(in))));
        }
    }

    /** The width of a column. */
    int columnWidth() {
        return columnWidth;
    }

    int glyph(int codePoint) {
        return letters.getGlyphId(codePoint);
    }

    int width(int glyph) {
        try {
            return font.getAdvanceWidth(glyph) * THOUSAND / font.getUnitsPerEm();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** How many columns a character takes: one, or none when it is set over its neighbour. */
    int columns(int codePoint) {
        return width(glyph(codePoint)) / columnWidth;
    }

    /** The shape of a glyph, in units of the font. */
    GeneralPath outline(int glyph) throws IOException {
        var data = font.getGlyph().getGlyph(glyph);
        return data == null ? new GeneralPath() : data.getPath();
    }

    double unitsPerEm() throws IOException {
        return font.getUnitsPerEm();
    }

    /** The font's box and heights, as entries of a PDF's description of it. */
    String description() throws IOException {
        var head = font.getHeader();
        return "/FontBBox[%d %d %d %d]/Ascent %d/Descent %d/CapHeight %d"
                .formatted(
                        scaled(head.getXMin()),
                        scaled(head.getYMin()),
                        scaled(head.getXMax()),
                        scaled(head.getYMax()),
                        scaled(font.getHorizontalHeader().getAscender()),
                        scaled(font.getHorizontalHeader().getDescender()),
                        scaled(font.getOS2Windows().getCapHeight()));
    }

    /** A part of the font, of these glyphs' letters and the box. */
    Subset subset(Iterable<Integer> codePoints) throws IOException {
        var chosen = new TTFSubsetter(font);
        codePoints.forEach(chosen::add);
        return new Subset(chosen);
    }

    @Override
    public void close() throws IOException {
        font.close();
    }

    private int scaled(int units) throws IOException {
        return units * THOUSAND / font.getUnitsPerEm();
    }

    private static UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException("the face cannot be read", e);
    }
}
