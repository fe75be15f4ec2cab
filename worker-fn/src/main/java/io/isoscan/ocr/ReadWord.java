package io.isoscan.ocr;

import java.util.List;

/**
 * A word as Tesseract saw it.
 *
 * @param line the same for the words of one line, and for no others
 * @param confidence from 0 to 100
 * @param glyphs from left to right, at least one
 */
record ReadWord(int line, double confidence, List<Glyph> glyphs) {

    ReadWord moved(int right, int down) {
        return new ReadWord(
                line, confidence, glyphs.stream().map(glyph -> glyph.moved(right, down)).toList());
    }

    /** In pixels of the picture that was read; the right and lower ends are the first beyond. */
    record Glyph(int left, int top, int right, int bottom, String text) {
        Glyph moved(int right, int down) {
            return new Glyph(left + right, top + down, this.right + right, bottom + down, text);
        }

        int height() {
            return bottom - top;
        }

        int middle() {
            return (top + bottom) / 2;
        }

        /** Digits and capitals; a small letter may be as low as an index. */
        boolean isAsHighAsItsLabel() {
            return text.codePoints()
                    .allMatch(each -> Character.isDigit(each) || Character.isUpperCase(each));
        }
    }
}
