package io.isoscan.ocr;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The connected patches of ink of a grey picture, found by joining the runs of its rows that touch
 * those of the row above. Not thread-safe.
 */
final class InkBlobs {
    /** A page with more is a photograph or dirt, and is looked at no further. */
    private static final int MOST_RUNS = 4_000_000;

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

    /** The blobs of a picture, none where it has too many. */
    static List<Blob> of(BufferedImage picture) {
        return new InkBlobs(picture).find();
    }

    private List<Blob> find() {
        int above = 0;
        for (int row = 0; row < height && count < MOST_RUNS; row++) {
            int first = count;
            for (int x = 0; x < width; x++) {
                if (inked(row, x)) {
                    int start = x;
                    while (x < width && inked(row, x)) {
                        x++;
                    }
                    add(row, start, x);
                }
            }
            join(above, first);
            above = first;
        }
        return count < MOST_RUNS ? blobs() : List.of();
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

    private List<Blob> blobs() {
        Map<Integer, Blob> blobs = new HashMap<>();
        for (int i = 0; i < count; i++) {
            var run = new Run(rows[i], starts[i], ends[i]);
            var bounds = new Rectangle(starts[i], rows[i], ends[i] - starts[i], 1);
            var blob =
                    blobs.computeIfAbsent(
                            root(i), _ -> new Blob(new Rectangle(bounds), new ArrayList<>()));
            blob.bounds().add(bounds);
            blob.runs().add(run);
        }
        return List.copyOf(blobs.values());
    }
}
