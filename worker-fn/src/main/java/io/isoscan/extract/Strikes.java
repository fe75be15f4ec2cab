package io.isoscan.extract;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Finds the labels that strike another one, or a part of it, once more. A strike may be cut in
 * other pieces and drawn in another order than the first, so all glyphs are held against all. For
 * one page and one thread.
 */
final class Strikes {

    private static final int NONE = -1;

    private final Glyphs glyphs;
    private final List<int[]> labels;
    private final Deadline deadline;
    private final Neighbours places;

    /** The number of the label that each glyph belongs to. */
    private final int[] labelOf;

    private final BitSet repeated = new BitSet();
    private final BitSet tried = new BitSet();
    private boolean struck;

    /**
     * Looks at nothing yet.
     *
     * @param labels the numbers of each one's glyphs, none of which is a space
     */
    Strikes(Glyphs glyphs, List<int[]> labels, Deadline deadline) {
        this.glyphs = glyphs;
        this.labels = labels;
        this.deadline = deadline;
        this.places = new Neighbours(glyphs.count());
        this.labelOf = new int[glyphs.count()];
    }

    /** The numbers of the labels that repeat another; of those alike the first is left. */
    BitSet repeated() {
        Arrays.fill(labelOf, NONE);
        for (int label = 0; label < labels.size(); label++) {
            index(label);
        }
        for (int label = 0; label < labels.size(); label++) {
            tried.clear();
            tried.set(label);
            forEachStrike(labels.get(label)[0], tryEach(label));
        }
        return repeated;
    }

    private void index(int label) {
        for (int glyph : labels.get(label)) {
            labelOf[glyph] = label;
            places.add(glyph, glyphs.x(glyph), glyphs.y(glyph), glyphs.height(glyph));
        }
    }

    private IntConsumer tryEach(int label) {
        return glyph -> {
            int other = labelOf[glyph];
            if (!repeated.get(label) && !repeated.get(other) && !tried.get(other)) {
                tried.set(other);
                repeated.set(label, mayStand(other, label) && repeats(label, other));
            }
        };
    }

    /** Whether a label may stand for another: it has more glyphs, or is seen, or came first. */
    private boolean mayStand(int label, int other) {
        int more = labels.get(label).length - labels.get(other).length;
        boolean alone = !hidden(label) && hidden(other);
        return more > 0 || (more == 0 && (alone || label < other));
    }

    private boolean hidden(int label) {
        return glyphs.hidden(labels.get(label)[0]);
    }

    private boolean repeats(int label, int other) {
        return Arrays.stream(labels.get(label)).allMatch(glyph -> isIn(other, glyph));
    }

    private boolean isIn(int label, int glyph) {
        struck = false;
        forEachStrike(glyph, strike -> struck |= labelOf[strike] == label);
        return struck;
    }

    /** Calls for each glyph that the given one repeats and that is seen if that is. */
    private void forEachStrike(int glyph, IntConsumer action) {
        double height = glyphs.height(glyph);
        double reach = Glyphs.STRUCK_TWICE * height;
        places.forEach(
                glyphs.x(glyph),
                glyphs.y(glyph),
                height,
                reach,
                other -> {
                    deadline.tick();
                    if (glyphs.strikes(other, glyph)) {
                        action.accept(other);
                    }
                });
    }
}
