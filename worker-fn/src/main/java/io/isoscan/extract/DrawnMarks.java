package io.isoscan.extract;

/** Counts what a page paints beside its text. For one page and one thread. */
final class DrawnMarks {
    /** Fewer letters than this beside a picture are a stamp or a page number. */
    private static final int FEW_LETTERS = 20;

    /** So many lines and areas may be lettering; fewer are a frame or a logo. */
    private static final int MANY_PATHS = 50;

    private int images;
    private int paths;

    void image() {
        images++;
    }

    void path() {
        paths++;
    }

    /**
     * Whether the page's text has to be read off its picture. Without any letter, whatever is
     * painted may be lettering; beside a few, an image or many paths may.
     */
    boolean needOcr(String text) {
        long letters = text.codePoints().filter(Character::isLetterOrDigit).count();
        return letters == 0
                ? images + paths > 0
                : letters < FEW_LETTERS && (images > 0 || paths >= MANY_PATHS);
    }
}
