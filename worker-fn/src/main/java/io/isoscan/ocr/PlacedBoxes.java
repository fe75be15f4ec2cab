package io.isoscan.ocr;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Boxes of a page by size and place, so that few must be looked at to find one that another
 * overlaps. Not thread-safe.
 */
final class PlacedBoxes {
    /** Those of a level in cells whose side is longer than any of them reaches. */
    private final Map<Integer, Map<Cell, List<OcrBox>>> levels = new HashMap<>();

    private record Cell(long column, long row) {}

    void add(OcrBox box) {
        int level = Math.max(0, Math.getExponent(box.reach()) + 1);
        double side = side(level);
        levels.computeIfAbsent(level, _ -> new HashMap<>())
                .computeIfAbsent(
                        new Cell(number(box.x(), side), number(box.y(), side)),
                        _ -> new ArrayList<>())
                .add(box);
    }

    boolean anyOverlaps(OcrBox box) {
        return levels.entrySet().stream()
                .anyMatch(level ->
                        near(box, side(level.getKey()), level.getValue())
                                .flatMap(Collection::stream)
                                .anyMatch(box::overlaps));
    }

    /** The cells of one level that hold all it has for a box to overlap; few boxes or few cells. */
    private static Stream<List<OcrBox>> near(
            OcrBox box, double side, Map<Cell, List<OcrBox>> cells) {
        double distance = Math.max(box.reach(), side);
        long left = number(box.x() - distance, side);
        long right = number(box.x() + distance, side);
        long top = number(box.y() - distance, side);
        long bottom = number(box.y() + distance, side);
        if ((right - left + 1) * (bottom - top + 1) > cells.size()) {
            return cells.values().stream();
        }
        return LongStream.rangeClosed(left, right)
                .boxed()
                .flatMap(column ->
                        LongStream.rangeClosed(top, bottom).mapToObj(row -> new Cell(column, row)))
                .map(cell -> cells.getOrDefault(cell, List.of()));
    }

    private static double side(int level) {
        return Math.scalb(1.0, level);
    }

    private static long number(double place, double side) {
        return (long) Math.floor(place / side);
    }
}
