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

    /** So many glyphs that stand evenly apart are one word, written with space between letters. */
    private static final int SPACED_OUT = 3;

    /** Nothing is drawn so far out, and numbers lose their places there. */
    private static final double FARTHEST = 1e7;

    private final Deadline deadline;
    private final BoundedText bound;
    private final Glyphs glyphs = new Glyphs();
    private int[] runs = new int[256];
    private int count;

    /** Whether some glyph of the page was struck twice. */
    private boolean doubled;

    /** Of the gaps in the last run. */
    private double leastGap;

    private double mostGap;
    private int gaps;

    PageLabels(Deadline deadline, BoundedText bound) {
        this.deadline = deadline;
        this.bound = bound;
    }

    void clear() {
        glyphs.clear();
        count = 0;
        gaps = 0;
        doubled = false;
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
        endRun(glyphs.count());
        LabelChains chains = new LabelChains(glyphs, runEnds(), deadline, TOUCHING, SPACED_OUT);
        return chains.join(doubled).text(number);
    }

    private int[] runEnds() {
        int[] ends = Arrays.copyOf(runs, count + 1);
        ends[count] = glyphs.count();
        return ends;
    }

    private void startRun(int glyph) {
        endRun(glyph);
        if (count == runs.length) {
            runs = Arrays.copyOf(runs, 2 * count);
        }
        runs[count++] = glyph;
        leastGap = Double.POSITIVE_INFINITY;
        mostGap = Double.NEGATIVE_INFINITY;
        gaps = 0;
    }

    /** Glyphs evenly apart are a word, whatever the space between them. */
    private void endRun(int end) {
        if (gaps >= SPACED_OUT - 1 && Glyphs.even(leastGap, mostGap)) {
            glyphs.closeGaps(runs[count - 1], end);
        }
    }

    /** Whether the last glyph went on with the run before it, or into nothing. */
    private boolean joined(boolean sameString) {
        int next = glyphs.count() - 1;
        int last = next - 1;
        if (glyphs.repeats(last, next)) {
            glyphs.dropRepeat();
            doubled = true;
            return true;
        }
        if (!glyphs.aligned(last, next)) {
            boolean foot = glyphs.subscript(last, next);
            count(0);
            return foot;
        }
        double gap = gap(last, next, sameString);
        if (!(gap >= OVERLAP && gap <= SPACE)) {
            return false;
        }
        count(gap);
        if (gap > (sameString ? KERNING : TOUCHING) && !glyphs.isSpace(last)) {
            glyphs.insertSpaceBeforeLast();
        }
        return true;
    }

    /** A string on its own may be spaced just to put the next label at its place. */
    private double gap(int last, int next, boolean sameString) {
        return sameString
                ? glyphs.gap(last, next) - glyphs.writing(last).letterSpace()
                : glyphs.gapBehindSpacing(last, next);
    }

    private void count(double gap) {
        leastGap = Math.min(leastGap, gap);
        mostGap = Math.max(mostGap, gap);
        gaps++;
    }
}
