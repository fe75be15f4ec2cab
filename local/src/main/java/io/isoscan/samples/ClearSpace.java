package io.isoscan.samples;

import java.util.ArrayList;
import java.util.List;

/**
 * What of the drawing's field is taken. Nothing may stand on a taken place; a leader may cross thin
 * lines.
 */
final class ClearSpace {
    private final Area limits;
    private final List<Box> taken = new ArrayList<>();
    private final List<Box> thinLines = new ArrayList<>();

    ClearSpace(Area limits) {
        this.limits = limits;
    }

    void occupy(Box box) {
        taken.add(box);
    }

    void occupyThinly(Box box) {
        thinLines.add(box);
    }

    boolean isFree(Box box) {
        return isCrossable(box) && clearOf(thinLines, box);
    }

    boolean isCrossable(Box box) {
        return limits.holds(box) && clearOf(taken, box);
    }

    private static boolean clearOf(List<Box> boxes, Box box) {
        for (Box other : boxes) {
            if (box.overlaps(other)) {
                return false;
            }
        }
        return true;
    }
}
