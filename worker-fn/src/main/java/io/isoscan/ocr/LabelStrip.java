package io.isoscan.ocr;

import static java.util.Comparator.comparingInt;

import io.isoscan.ocr.InkBlobs.Blob;
import io.isoscan.ocr.InkBlobs.Run;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What Tesseract reads at once: a whole page, or a row of letters that was cut out of a drawing.
 * For it takes the parts of a page that are full of lines for pictures and does not look for text
 * in them.
 *
 * @param image the page, or the row alone on white
 * @param left of the image on the page
 * @param top of the image on the page
 */
record LabelStrip(BufferedImage image, int left, int top) {
    private static final int LOWEST_LETTER = 10;
    private static final int HIGHEST_LETTER = 150;

    /** In heights of a letter: several that touch each other are one blob. */
    private static final int WIDEST_BLOB = 8;

    /** In heights of a letter: the widest gap within a label. */
    private static final double WIDEST_GAP = 1.7;

    private static final double LEAST_OF_HEIGHT = 0.55;

    /** Of the lower letter's height: letters of a row stand beside each other. */
    private static final double LEAST_SHARED = 0.7;

    private static final double STEEPEST = 0.08;
    private static final int FEWEST_LETTERS = 3;

    /**
     * In heights of a letter: how far a dash, a point or a piece of a letter is beside the rest.
     */
    private static final double BESIDE = 0.6;

    private static final int BORDER = 12;

    /** Reading one takes some hundredths of a second. */
    private static final int MOST = 2_000;

    private static final long MOST_PIXELS = 50_000_000;

    /** The rows of a picture that read level; the longest where there are very many. */
    static List<LabelStrip> of(BufferedImage picture) {
        var blobs =
                InkBlobs.of(picture, HIGHEST_LETTER).stream()
                        .sorted(comparingInt(blob -> blob.bounds().x))
                        .toList();
        var rows =
                rows(blobs.stream().filter(LabelStrip::isLetter).toList()).stream()
                        .sorted(comparingInt(List<Blob>::size).reversed())
                        .limit(MOST)
                        .toList();
        var strips = new ArrayList<LabelStrip>();
        long pixels = 0;
        for (int i = 0; i < rows.size() && pixels < MOST_PIXELS; i++) {
            var strip = cut(picture, rows.get(i), blobs);
            pixels += (long) strip.image.getWidth() * strip.image.getHeight();
            strips.add(strip);
        }
        return strips;
    }

    private static boolean isLetter(Blob blob) {
        var bounds = blob.bounds();
        return bounds.height >= LOWEST_LETTER && bounds.width <= WIDEST_BLOB * bounds.height;
    }

    /** Each letter with the nearest to its right that may stand in its label. */
    private static List<List<Blob>> rows(List<Blob> letters) {
        var rows = new ArrayList<List<Blob>>();
        var used = new boolean[letters.size()];
        for (int i = 0; i < letters.size(); i++) {
            if (!used[i]) {
                var row = new ArrayList<Blob>();
                for (int at = i; at >= 0; at = next(letters, at, used)) {
                    used[at] = true;
                    row.add(letters.get(at));
                }
                if (isLevel(row)) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static int next(List<Blob> letters, int at, boolean[] used) {
        var letter = letters.get(at).bounds();
        double end = letter.getMaxX() + WIDEST_GAP * letter.height;
        for (int i = at + 1; i < letters.size() && letters.get(i).bounds().x <= end; i++) {
            if (!used[i] && areBeside(letter, letters.get(i).bounds())) {
                return i;
            }
        }
        return -1;
    }

    private static boolean areBeside(Rectangle one, Rectangle other) {
        int lower = Math.min(one.height, other.height);
        double shared =
                Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getY(), other.getY());
        return lower >= LEAST_OF_HEIGHT * Math.max(one.height, other.height)
                && shared >= LEAST_SHARED * lower
                && other.getCenterX() > one.getMaxX();
    }

    private static boolean isLevel(List<Blob> row) {
        var first = row.getFirst().bounds();
        var last = row.getLast().bounds();
        double length = last.getMaxX() - first.getX();
        return (row.size() >= FEWEST_LETTERS || length >= FEWEST_LETTERS * first.height)
                && Math.abs(last.getMaxY() - first.getMaxY()) <= STEEPEST * length + 2;
    }

    private static LabelStrip cut(BufferedImage picture, List<Blob> row, List<Blob> blobs) {
        var bounds = new Rectangle(row.getFirst().bounds());
        row.forEach(letter -> bounds.add(letter.bounds()));
        int aside = (int) (BESIDE * bounds.height);
        var reach = new Rectangle(bounds);
        reach.grow(aside, aside / 2);
        var inside = blobs.stream().filter(blob -> reach.contains(blob.bounds())).toList();
        reach.grow(BORDER, BORDER);
        var image = new BufferedImage(reach.width, reach.height, BufferedImage.TYPE_BYTE_GRAY);
        Arrays.fill(((DataBufferByte) image.getRaster().getDataBuffer()).getData(), (byte) 0xFF);
        inside.forEach(blob -> blob.runs().forEach(run -> copy(run, picture, image, reach)));
        return new LabelStrip(image, reach.x, reach.y);
    }

    /** With the soft edges. */
    private static void copy(Run run, BufferedImage from, BufferedImage to, Rectangle part) {
        int last = Math.min(run.end(), from.getWidth() - 1);
        for (int y = Math.max(0, run.row() - 1);
                y <= Math.min(run.row() + 1, from.getHeight() - 1);
                y++) {
            for (int x = Math.max(0, run.start() - 1); x <= last; x++) {
                to.getRaster()
                        .setSample(x - part.x, y - part.y, 0, from.getRaster().getSample(x, y, 0));
            }
        }
    }
}
