package io.isoscan.extract;

import io.isoscan.result.Box;
import java.util.Arrays;
import java.util.Optional;

/** Where each byte of a page's labels stands; immutable. */
final class LabelPlaces implements PageText.Places {

    private final float[] x;
    private final float[] y;
    private final float[] advance;
    private final int[] writingFrom;
    private final Writing[] writings;
    private final int brokenFrom;

    /**
     * @param writings each from a byte on
     * @param brokenFrom the byte from which on a line's end stands in each label
     */
    LabelPlaces(
            float[] x,
            float[] y,
            float[] advance,
            int[] writingFrom,
            Writing[] writings,
            int brokenFrom) {
        this.x = x;
        this.y = y;
        this.advance = advance;
        this.writingFrom = writingFrom;
        this.writings = writings;
        this.brokenFrom = brokenFrom;
    }

    /** The number of the segment, of those that begin at the given bytes, which holds a byte. */
    static int segment(int[] from, int count, int index) {
        int found = Arrays.binarySearch(from, 0, count, index);
        return found < 0 ? -found - 2 : found;
    }

    @Override
    public Optional<Place> of(int from, int to) {
        Bounds bounds = new Bounds();
        boolean hidden = false;
        for (int i = from; i < to; i++) {
            Writing writing = writings[segment(writingFrom, writingFrom.length, i)];
            hidden |= writing.hidden();
            add(bounds, i, writing);
        }
        return Optional.of(new Place(bounds.box(), null, hidden, from >= brokenFrom));
    }

    private void add(Bounds bounds, int index, Writing writing) {
        double endX = x[index] + advance[index] * writing.directionX();
        double endY = y[index] + advance[index] * writing.directionY();
        addSides(bounds, x[index], y[index], writing);
        addSides(bounds, endX, endY, writing);
    }

    /** The points right and left of the baseline up to where glyphs reach. */
    private static void addSides(Bounds bounds, double atX, double atY, Writing writing) {
        double leftX = -writing.directionY() * writing.height();
        double leftY = writing.directionX() * writing.height();
        bounds.add(atX + writing.above() * leftX, atY + writing.above() * leftY);
        bounds.add(atX - writing.below() * leftX, atY - writing.below() * leftY);
    }

    private static final class Bounds {
        private double left = Double.POSITIVE_INFINITY;
        private double bottom = Double.POSITIVE_INFINITY;
        private double right = Double.NEGATIVE_INFINITY;
        private double top = Double.NEGATIVE_INFINITY;

        void add(double x, double y) {
            left = Math.min(left, x);
            bottom = Math.min(bottom, y);
            right = Math.max(right, x);
            top = Math.max(top, y);
        }

        Box box() {
            return new Box(left, bottom, right, top);
        }
    }
}
