package io.isoscan.samples;

import java.awt.geom.GeneralPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.PDType1Font;

/**
 * The printable letters of the face that PDFBox carries, which has the widths of Helvetica: as a
 * font program to be embedded, and as outlines. Read once. Immutable.
 */
final class EmbeddedSans {
    static final EmbeddedSans FACE = read();

    private final byte[] program;
    private final Map<Integer, Integer> glyphs;
    private final Map<Integer, GeneralPath> outlines;
    private final int unitsPerEm;

    private EmbeddedSans(
            byte[] program,
            Map<Integer, Integer> glyphs,
            Map<Integer, GeneralPath> outlines,
            int unitsPerEm) {
        this.program = program;
        this.glyphs = Map.copyOf(glyphs);
        this.outlines = Map.copyOf(outlines);
        this.unitsPerEm = unitsPerEm;
    }

    private static EmbeddedSans read() {
        try (InputStream in =
                        PDType1Font.class.getResourceAsStream(
                                "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf");
                TrueTypeFont font =
                        new TTFParser()
                                .parse(new RandomAccessReadBuffer(Objects.requireNonNull(in)))) {
            return of(font);
        } catch (IOException e) {
            throw new UncheckedIOException("the face that PDFBox carries cannot be read", e);
        }
    }

    private static EmbeddedSans of(TrueTypeFont font) throws IOException {
        CmapLookup letters = font.getUnicodeCmapLookup();
        TTFSubsetter subset = new TTFSubsetter(font);
        Map<Integer, GeneralPath> outlines = new HashMap<>();
        for (int letter = FontParts.FIRST; letter <= FontParts.LAST; letter++) {
            subset.add(letter);
            outlines.put(letter, outline(font, letters.getGlyphId(letter)));
        }
        Map<Integer, Integer> numbers = new HashMap<>();
        subset.getGIDMap().forEach((inSubset, inFont) -> numbers.put(inFont, inSubset));
        Map<Integer, Integer> glyphs = new HashMap<>();
        for (int letter = FontParts.FIRST; letter <= FontParts.LAST; letter++) {
            glyphs.put(letter, Objects.requireNonNull(numbers.get(letters.getGlyphId(letter))));
        }
        ByteArrayOutputStream program = new ByteArrayOutputStream();
        subset.writeToStream(program);
        return new EmbeddedSans(program.toByteArray(), glyphs, outlines, font.getUnitsPerEm());
    }

    private static GeneralPath outline(TrueTypeFont font, int glyph) throws IOException {
        var data = font.getGlyph().getGlyph(glyph);
        return data == null ? new GeneralPath() : data.getPath();
    }

    /** A TrueType font of these letters alone; not to be written into. */
    byte[] program() {
        return program;
    }

    /** The scale of the outlines. */
    int unitsPerEm() {
        return unitsPerEm;
    }

    /** The number of the letter's glyph in the program. */
    int glyph(int letter) {
        return Objects.requireNonNull(glyphs.get(letter));
    }

    GeneralPath outline(int letter) {
        return Objects.requireNonNull(outlines.get(letter));
    }
}
