package io.isoscan.extract;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Points of the page, found by place and size of what starts there: each lies in a square as wide
 * as glyphs of its size class are high. For one thread.
 */
final class Neighbours {

    private static final int NONE = -1;

    private final int[] heads;
    private final int[] nexts;
    private final long[] cells;

    /**
     * @param points the most there will be, numbered from 0
     */
    Neighbours(int points) {
        this.heads = new int[Math.max(16, Integer.highestOneBit(Math.max(1, points)) * 2)];
        this.nexts = new int[points];
        this.cells = new long[points];
        Arrays.fill(heads, NONE);
    }

    void add(int point, double x, double y, double height) {
        int size = sizeClass(height);
        double side = side(size);
        long cell = cell(size, square(x, side), square(y, side));
        int slot = slot(cell);
        cells[point] = cell;
        nexts[point] = heads[slot];
        heads[slot] = point;
    }

    /**
     * Calls for every point of about this height within reach, and for some beyond.
     *
     * @param reach at most the height
     */
    void forEach(double x, double y, double height, double reach, IntConsumer action) {
        int size = sizeClass(height);
        for (int near = size - 1; near <= size + 1; near++) {
            double side = side(near);
            long right = square(x + reach, side);
            long top = square(y + reach, side);
            for (long column = square(x - reach, side); column <= right; column++) {
                for (long row = square(y - reach, side); row <= top; row++) {
                    visit(cell(near, column, row), action);
                }
            }
        }
    }

    private void visit(long cell, IntConsumer action) {
        for (int point = heads[slot(cell)]; point != NONE; point = nexts[point]) {
            if (cells[point] == cell) {
                action.accept(point);
            }
        }
    }

    private int slot(long cell) {
        return (int) (cell ^ cell >>> 32) & heads.length - 1;
    }

    private static int sizeClass(double height) {
        return Math.getExponent(height);
    }

    private static double side(int size) {
        return Math.scalb(1.0, size + 1);
    }

    private static long square(double at, double side) {
        return (long) Math.floor(at / side);
    }

    /** Two cells of one number would only be looked at both. */
    private static long cell(int size, long column, long row) {
        long mixed = (column * 0x9E3779B97F4A7C15L ^ row) * 0xC2B2AE3D27D4EB4FL;
        return (mixed ^ mixed >>> 29 ^ size) * 0x165667B19E3779F9L;
    }
}
