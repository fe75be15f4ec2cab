package io.isoscan.ocr;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * The long thin level and upright strokes of a picture: borders of cells, leaders, pipes. Letters
 * that touch one are misread, and what stands on its two sides is not one label. Thread-safe once
 * made.
 */
final class Rulings {
    /** Light enough for the soft edge of a stroke that was turned or scanned. */
    private static final int INK = 200;

    private static final double MOST_INK = 0.4;

    /** In pixels at 300 dots an inch: a third of an inch. */
    private static final int SHORTEST = 100;

    /** A border between two rulings may be as short as a cell is low. */
    private static final int SHORTEST_BETWEEN = 30;

    /** The lines of letters are at least a fourteenth of their height (ISO 3098, type A). */
    private static final int LENGTHS_TO_WIDTH = 25;

    /** The soft edges of a stroke. */
    private static final int EDGES = 3;

    /** How far the end of a border reaches into the ruling that it meets. */
    private static final int REACH = 8;

    private final int width;
    private final BitSet upright;

    private Rulings(int width, BitSet upright) {
        this.width = width;
        this.upright = upright;
    }

    /** Takes the rulings of a grey picture out of it; strokes that cross one stay whole. */
    static Rulings takeFrom(BufferedImage picture) {
        var pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        int width = picture.getWidth();
        int height = picture.getHeight();
        if (isDark(pixels)) {
            return new Rulings(width, new BitSet());
        }
        var level =
                new Strokes(pixels, new Axis(width, 1), new Axis(height, width)).find(new BitSet());
        var upright = new Strokes(pixels, new Axis(height, width), new Axis(width, 1)).find(level);
        whiten(pixels, level);
        whiten(pixels, upright);
        return new Rulings(width, upright);
    }

    /** Whether an upright ruling passes between two places of one row. */
    boolean between(int from, int to, int row) {
        if (row < 0) {
            return false;
        }
        int next = upright.nextSetBit(row * width + Math.max(0, from));
        return next >= 0 && next <= row * width + Math.min(to, width - 1);
    }

    /** A photograph or a page of a dark colour: no drawing on white. */
    private static boolean isDark(byte[] pixels) {
        int dark = 0;
        for (byte pixel : pixels) {
            if ((pixel & 0xFF) < INK) {
                dark++;
            }
        }
        return dark > MOST_INK * pixels.length;
    }

    private static void whiten(byte[] pixels, BitSet places) {
        places.stream().forEach(place -> pixels[place] = (byte) 0xFF);
    }

    /** How many pixels there are in one direction, and how far apart two of them lie. */
    private record Axis(int length, int step) {}

    /** The strokes of one direction. */
    private static final class Strokes {
        private final byte[] pixels;
        private final Axis along;
        private final Axis across;

        Strokes(byte[] pixels, Axis along, Axis across) {
            this.pixels = pixels;
            this.along = along;
            this.across = across;
        }

        /**
         * @param others the strokes of the other direction that are known
         */
        BitSet find(BitSet others) {
            var found = new BitSet(pixels.length);
            for (int line = 0; line < across.length; line++) {
                int start = 0;
                for (int i = 0; i <= along.length; i++) {
                    if (i == along.length || !inked(line, i)) {
                        if (isRuling(line, start, i, others)) {
                            mark(line, start, i, found);
                        }
                        start = i + 1;
                    }
                }
            }
            return found;
        }

        private boolean isRuling(int line, int start, int end, BitSet others) {
            if (end - start < SHORTEST_BETWEEN) {
                return false;
            }
            return end - start >= SHORTEST
                    || (meets(others, line, start, start + REACH)
                            && meets(others, line, end - REACH, end));
        }

        /** A ruling is missing where the border itself crosses it, so its sides are looked at. */
        private boolean meets(BitSet others, int line, int from, int to) {
            int before = Math.max(0, line - REACH);
            int after = Math.min(across.length - 1, line + REACH);
            return IntStream.range(from, to)
                    .anyMatch(i -> others.get(place(before, i)) || others.get(place(after, i)));
        }

        /** Where the stroke is thin for its length, and where another one as long crosses it. */
        private void mark(int line, int start, int end, BitSet found) {
            int widest = (end - start) / LENGTHS_TO_WIDTH + EDGES;
            var thin = new BitSet();
            var crossing = new BitSet();
            for (int i = start; i < end; i++) {
                int from = end(line, i, -1);
                int to = end(line, i, 1) + 1;
                if (to - from <= widest) {
                    thin.set(i);
                    for (int each = from; each < to; each++) {
                        found.set(place(each, i));
                    }
                } else if (to - from >= SHORTEST) {
                    crossing.set(i);
                }
            }
            if (crossing.cardinality() < thin.cardinality()) {
                crossing.stream().forEach(i -> found.set(place(line, i)));
            }
        }

        /** How far the ink reaches across the stroke to one side, looked at as far as matters. */
        private int end(int line, int i, int side) {
            int at = line;
            for (int next = line + side;
                    Math.abs(next - line) < SHORTEST
                            && next >= 0
                            && next < across.length
                            && inked(next, i);
                    next += side) {
                at = next;
            }
            return at;
        }

        private boolean inked(int line, int i) {
            return (pixels[place(line, i)] & 0xFF) < INK;
        }

        private int place(int line, int i) {
            return line * across.step + i * along.step;
        }
    }
}
