package io.isoscan.extract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the strokes of one page into labels: first in the order drawn, then, for glyphs drawn in
 * any other order, by where each run ends and another starts.
 */
final class PageLabels {

    /** Overlap of neighbours in one label, in ems: kerning, slanted faces, wrong widths. */
    private static final double OVERLAP = -0.4;

    /** In one shown array a gap up to this is kerning, in ems. */
    private static final double KERNING = 0.24;

    /** Between strings shown apart a gap up to this is none, in ems. */
    private static final double TOUCHING = 0.13;

    /** A gap up to this is a space between words of one label, in ems. */
    private static final double SPACE = 0.7;

    private final List<LabelRun> runs = new ArrayList<>();
    private @Nullable LabelRun current;

    /**
     * Takes the next glyph drawn.
     *
     * @param sameString whether it was shown in the same array of strings as the one before
     */
    void add(Stroke stroke, boolean sameString) {
        LabelRun run = current;
        if (run == null || !joins(run, stroke, sameString)) {
            current = new LabelRun(stroke);
            runs.add(current);
        }
    }

    /** The page's labels, one a line. */
    String text() {
        StringBuilder page = new StringBuilder();
        for (LabelRun run : new LabelChains(runs, TOUCHING).join()) {
            String label = run.text().strip();
            if (!label.isEmpty()) {
                page.append(label).append('\n');
            }
        }
        return page.toString();
    }

    private static boolean joins(LabelRun run, Stroke next, boolean sameString) {
        if (run.repeats(next)) {
            return true;
        }
        if (!run.alignedWith(next)) {
            return false;
        }
        double gap = run.gapTo(next) - (sameString ? run.last().letterSpace() : 0);
        if (gap < OVERLAP || gap > SPACE) {
            return false;
        }
        if (gap > (sameString ? KERNING : TOUCHING)) {
            run.space();
        }
        run.append(next);
        return true;
    }
}
