package io.isoscan.extract;

import org.jspecify.annotations.Nullable;

/** Counts what a page paints beside its text. For one page and one thread. */
final class DrawnMarks {
    /** Fewer letters than this beside a picture are a stamp or a page number. */
    private static final int FEW_LETTERS = 20;

    /** So many lines and areas may be lettering; fewer are a frame or a logo. */
    private static final int MANY_PATHS = 50;

    /** No code is shorter; fewer glyphs that cannot be read are symbols. */
    private static final int SHORTEST_WORD = 3;

    private int images;
    private int paths;
    private int unreadInARow;
    private boolean unlike;
    private FontGlyphs.@Nullable Glyph lastUnread;
    private boolean unreadWord;

    void image() {
        images++;
    }

    void path() {
        paths++;
    }

    /** A glyph that has no text. Of spaces that a font's map leaves out one is like the other. */
    void unread(FontGlyphs.Glyph glyph) {
        unlike = unreadInARow > 0 && (unlike || glyph != lastUnread);
        lastUnread = glyph;
        unreadInARow++;
        unreadWord |= unlike && unreadInARow >= SHORTEST_WORD;
    }

    /** A glyph that has a text. */
    void read() {
        unreadInARow = 0;
    }

    /**
     * Whether the page's text has to be read off its picture. Without any letter, whatever is
     * painted may be lettering; beside a few, an image or many paths may. A word whose glyphs have
     * no text is lettering beside whatever else.
     */
    boolean needOcr(String text) {
        long letters = text.codePoints().filter(Character::isLetterOrDigit).count();
        return unreadWord
                || (letters == 0
                        ? images + paths > 0
                        : letters < FEW_LETTERS && (images > 0 || paths >= MANY_PATHS));
    }
}
