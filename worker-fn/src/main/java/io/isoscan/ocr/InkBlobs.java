package io.isoscan.ocr;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The connected patches of ink of a grey picture, found by joining the runs of its rows that touch
 * those of the row above. Not thread-safe.
 */
final class InkBlobs {
    /** A page with more is a photograph or dirt, and is looked at no further. */
    private static final int MOST_RUNS = 2_000_000;

    private static final int MOST_BLOBS = 100_000;

    /** Less is dirt. */
    private static final int LEAST_PIXELS = 3;

    private final byte[] pixels;
    private final int width;
    private final int height;
    private final int threshold;
    private int[] rows = new int[1 << 16];
    private int[] starts = new int[1 << 16];
    private int[] ends = new int[1 << 16];
    private int[] parents = new int[1 << 16];
    private int count;

    /** One row's stretch of a blob; the end is the first pixel beyond. */
    record Run(int row, int start, int end) {}

    /** One blob and where it stands. */
    record Blob(Rectangle bounds, List<Run> runs) {}

    private InkBlobs(BufferedImage picture) {
        this.pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        this.width = picture.getWidth();
        this.height = picture.getHeight();
        this.threshold = InkThreshold.of(picture);
    }

    /** The blobs of a picture up to a height, none where it has too many. */
    static List<Blob> of(BufferedImage picture, int highest) {
        return new InkBlobs(picture).find(highest);
    }

    private List<Blob> find(int highest) {
        int above = 0;
        for (int row = 0; row < height && count < MOST_RUNS; row++) {
            int first = count;
            addRuns(row);
            join(above, first);
            above = first;
        }
        return count < MOST_RUNS ? blobs(highest) : List.of();
    }

    private void addRuns(int row) {
        for (int x = 0; x < width; x++) {
            if (inked(row, x)) {
                int start = x;
                while (x < width && inked(row, x)) {
                    x++;
                }
                add(row, start, x);
            }
        }
    }

    private boolean inked(int row, int x) {
        return (pixels[row * width + x] & 0xFF) < threshold;
    }

    private void add(int row, int start, int end) {
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, 2 * count);
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            parents = Arrays.copyOf(parents, 2 * count);
        }
        rows[count] = row;
        starts[count] = start;
        ends[count] = end;
        parents[count] = count;
        count++;
    }

    /** The runs from {@code first} on with those of the row above that touch them, corners too. */
    private void join(int above, int first) {
        int upper = above;
        for (int lower = first; lower < count; lower++) {
            while (upper < first && ends[upper] < starts[lower]) {
                upper++;
            }
            for (int each = upper; each < first && starts[each] <= ends[lower]; each++) {
                parents[root(each)] = root(lower);
            }
        }
    }

    private int root(int run) {
        int at = run;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    private List<Blob> blobs(int highest) {
        var taken = taken(highest);
        Map<Integer, Blob> blobs = new HashMap<>();
        for (int i = 0; i < count && blobs.size() <= MOST_BLOBS; i++) {
            int root = root(i);
            if (taken.get(root)) {
                var bounds = new Rectangle(starts[i], rows[i], ends[i] - starts[i], 1);
                var blob =
                        blobs.computeIfAbsent(
                                root, _ -> new Blob(new Rectangle(bounds), new ArrayList<>()));
                blob.bounds().add(bounds);
                blob.runs().add(new Run(rows[i], starts[i], ends[i]));
            }
        }
        return blobs.size() <= MOST_BLOBS ? List.copyOf(blobs.values()) : List.of();
    }

    /** The roots of the blobs that are no dirt and not too high. */
    private BitSet taken(int highest) {
        var tops = new int[count];
        var bottoms = new int[count];
        var inks = new int[count];
        Arrays.fill(tops, Integer.MAX_VALUE);
        for (int i = 0; i < count; i++) {
            int root = root(i);
            tops[root] = Math.min(tops[root], rows[i]);
            bottoms[root] = Math.max(bottoms[root], rows[i]);
            inks[root] += ends[i] - starts[i];
        }
        var taken = new BitSet(count);
        for (int i = 0; i < count; i++) {
            taken.set(i, inks[i] >= LEAST_PIXELS && bottoms[i] - tops[i] < highest);
        }
        return taken;
    }
}
