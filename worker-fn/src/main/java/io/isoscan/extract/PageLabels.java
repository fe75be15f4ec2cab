package io.isoscan.extract;

import java.util.Arrays;

/**
 * Gathers the glyphs of one page into labels: first in the order drawn, then, for glyphs drawn in
 * any other order, by where each run ends and another starts.
 */
final class PageLabels {

    /** Overlap of neighbours in one label, in ems: kerning, slanted faces, wrong widths. */
    private static final double OVERLAP = -0.4;

    /** In one shown array a gap up to this is kerning, in ems. */
    private static final double KERNING = 0.21;

    /** Between strings shown apart a gap up to this is none, in ems. */
    private static final double TOUCHING = 0.13;

    /** A gap up to this is a space between words of one label, in ems. */
    private static final double SPACE = 0.7;

    /** Nothing is drawn so far out, and numbers lose their places there. */
    private static final double FARTHEST = 1e7;

    private final Deadline deadline;
    private final BoundedText bound;
    private final Glyphs glyphs = new Glyphs();
    private int[] runs = new int[256];
    private int count;

    PageLabels(Deadline deadline, BoundedText bound) {
        this.deadline = deadline;
        this.bound = bound;
    }

    void clear() {
        glyphs.clear();
        count = 0;
    }

    /**
     * Takes the glyph that was drawn last.
     *
     * @param sameString whether it was shown in the same array of strings as the one before
     */
    void add(byte[] text, TextPen pen, boolean sameString) {
        double x = pen.pageX();
        double y = pen.pageY();
        if (!(Math.abs(x) < FARTHEST && Math.abs(y) < FARTHEST)) {
            return;
        }
        bound.count(text.length);
        glyphs.add(text, x, y, pen.advance(), pen.writing());
        if (count == 0 || !joined(sameString)) {
            startRun(glyphs.count() - 1);
        }
    }

    /** The page's labels, one a line. */
    PageText text(int number) {
        LabelChains chains = new LabelChains(glyphs, runEnds(), deadline, TOUCHING);
        return chains.join().text(number);
    }

    private int[] runEnds() {
        int[] ends = Arrays.copyOf(runs, count + 1);
        ends[count] = glyphs.count();
        return ends;
    }

    private void startRun(int glyph) {
        if (count == runs.length) {
            runs = Arrays.copyOf(runs, 2 * count);
        }
        runs[count++] = glyph;
    }

    /** Whether the last glyph went on with the run before it, or into nothing. */
    private boolean joined(boolean sameString) {
        int next = glyphs.count() - 1;
        int last = next - 1;
        if (glyphs.repeats(last, next)) {
            glyphs.dropLast();
            return true;
        }
        if (!glyphs.aligned(last, next)) {
            return glyphs.subscript(last, next);
        }
        double gap = glyphs.gap(last, next) - (sameString ? glyphs.writing(last).letterSpace() : 0);
        if (!(gap >= OVERLAP && gap <= SPACE)) {
            return false;
        }
        if (gap > (sameString ? KERNING : TOUCHING) && !glyphs.isSpace(last)) {
            glyphs.insertSpaceBeforeLast();
        }
        return true;
    }
}
