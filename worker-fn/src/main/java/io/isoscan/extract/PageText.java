package io.isoscan.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.isoscan.text.LabelEnd;
import java.util.Optional;

/**
 * The text of one page of a drawing, one sheet of a workbook, or a whole unpaged document, with the
 * place of each piece of it. Labels that stand apart, cells and lines of a picture are separated by
 * a {@link LabelEnd}, so that neither letters nor words of two of them make a code. Immutable and
 * thread-safe as long as nobody writes into its bytes.
 */
public final class PageText {
    private final int number;
    private final byte[] utf8;
    private final boolean ocr;
    private final Places places;

    private PageText(int number, byte[] utf8, boolean ocr, Places places) {
        this.number = number;
        this.utf8 = utf8;
        this.ocr = ocr;
        this.places = places;
    }

    /** Knows where the pieces of a page's text stand. */
    @FunctionalInterface
    public interface Places {
        /**
         * Where a piece stands.
         *
         * @param from its first byte in the page's UTF-8
         * @param to the byte behind its last
         * @return empty where nothing is known of it
         */
        Optional<Place> of(int from, int to);
    }

    /** A text of which nobody knows where its pieces stand. */
    public static PageText unplaced(int number, String text) {
        return new PageText(number, text.getBytes(UTF_8), false, (from, to) -> Optional.empty());
    }

    /** A text layer. */
    public static PageText placed(int number, byte[] utf8, Places places) {
        return new PageText(number, utf8, false, places);
    }

    /** What was read off a picture; each piece has its confidence. */
    public static PageText byOcr(int number, byte[] utf8, Places places) {
        return new PageText(number, utf8, true, places);
    }

    /** From 1. */
    public int number() {
        return number;
    }

    /** The page's labels, each ended by a {@link LabelEnd}; not to be written into. */
    public byte[] utf8() {
        return utf8;
    }

    /** The page's labels, one a line. */
    public String text() {
        return new String(utf8, UTF_8).replace(LabelEnd.CHARACTER, '\n');
    }

    /** Whether it was read off a picture, so that letters may be mistaken. */
    public boolean byOcr() {
        return ocr;
    }

    public boolean isBlank() {
        for (byte each : utf8) {
            if (each != ' ' && each != LabelEnd.CHARACTER) {
                return text().isBlank();
            }
        }
        return true;
    }

    /** Where a piece of the text stands, as {@link Places#of}. */
    public Optional<Place> place(int from, int to) {
        return places.of(from, to);
    }
}
