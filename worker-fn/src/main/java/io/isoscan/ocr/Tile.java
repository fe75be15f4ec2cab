package io.isoscan.ocr;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * A part of a page that Textract takes in one call: at most 10 MB, no side over 10,000 pixels.
 * Tiles of one page overlap by more than a label is long, so that each label stands whole on one of
 * them.
 */
final class Tile {
    private static final int MOST_BYTES = 10_000_000;
    private static final int LONGEST_SIDE = 10_000;
    private static final int OVERLAP = 800;

    /** A word this near to where the page was cut may be a piece of one. */
    private static final int CUT = 3;

    private final Rectangle page;
    private final Rectangle part;
    private final byte[] png;

    private Tile(Rectangle page, Rectangle part, byte[] png) {
        this.page = page;
        this.part = part;
        this.png = png;
    }

    /** The tiles of a page: one where it fits, else halves of halves. */
    static List<Tile> of(BufferedImage page) {
        var whole = new Rectangle(page.getWidth(), page.getHeight());
        return of(page, whole, whole).toList();
    }

    byte[] png() {
        return png;
    }

    /** Where a box stands on the page that is given in shares of the tile. */
    OcrBox onPage(OcrBox box) {
        return new OcrBox(
                part.x + box.x() * part.width,
                part.y + box.y() * part.height,
                box.width() * part.width,
                box.height() * part.height,
                box.degrees());
    }

    /** Whether a box keeps away from where the page was cut. */
    boolean holdsWhole(OcrBox box) {
        return (part.x == page.x || box.x() - box.width() / 2 >= part.x + CUT)
                && (part.y == page.y || box.y() - box.height() / 2 >= part.y + CUT)
                && (right(part) == right(page) || box.x() + box.width() / 2 <= right(part) - CUT)
                && (bottom(part) == bottom(page)
                        || box.y() + box.height() / 2 <= bottom(part) - CUT);
    }

    private static Stream<Tile> of(BufferedImage page, Rectangle whole, Rectangle part) {
        if (Math.max(part.width, part.height) <= LONGEST_SIDE) {
            var png = png(page.getSubimage(part.x, part.y, part.width, part.height));
            if (png.length <= MOST_BYTES) {
                return Stream.of(new Tile(whole, part, png));
            }
        }
        return halves(part).flatMap(half -> of(page, whole, half));
    }

    private static Stream<Rectangle> halves(Rectangle part) {
        if (part.width >= part.height) {
            int width = (part.width + OVERLAP) / 2;
            return Stream.of(
                    new Rectangle(part.x, part.y, width, part.height),
                    new Rectangle(right(part) - width, part.y, width, part.height));
        }
        int height = (part.height + OVERLAP) / 2;
        return Stream.of(
                new Rectangle(part.x, part.y, part.width, height),
                new Rectangle(part.x, bottom(part) - height, part.width, height));
    }

    private static int right(Rectangle rectangle) {
        return rectangle.x + rectangle.width;
    }

    private static int bottom(Rectangle rectangle) {
        return rectangle.y + rectangle.height;
    }

    private static byte[] png(BufferedImage image) {
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a picture in memory can always be written", e);
        }
    }
}
