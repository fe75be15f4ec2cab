package io.isoscan.scan;

import io.isoscan.extract.Picture;
import io.isoscan.extract.PictureMaker;
import io.isoscan.ocr.Ocr;
import io.isoscan.ocr.OcrBox;
import io.isoscan.ocr.OcrWord;
import io.isoscan.result.Box;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shows the pages of a document and reads what a test says stands on them; by its width it knows
 * which page a picture is of.
 */
final class EngineDouble implements Ocr, PictureMaker {
    /** Two pixels a point, on a page of 100 points. */
    private static final AffineTransform TO_PAGE = new AffineTransform(0.5, 0, 0, -0.5, 0, 100);

    /** Where each word stands: {@link #word}. */
    static final Box ON_PAGE = new Box(0, 93.75, 10, 96.25);

    final List<Integer> read = new ArrayList<>();
    List<Reading> pages = List.of();
    Optional<String> missing = Optional.empty();
    String version = "engine-1";

    @Override
    public Optional<String> missing() {
        return missing;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Picture page(byte[] document, int number, Instant until) {
        return number <= pages.size()
                ? new Picture.Page(
                        new BufferedImage(number, 1, BufferedImage.TYPE_BYTE_GRAY), TO_PAGE)
                : new Picture.None();
    }

    @Override
    public Reading read(BufferedImage page, Instant until) {
        read.add(page.getWidth());
        return pages.get(page.getWidth() - 1);
    }

    static Words words(String text) {
        return new Words(List.of(word(text, 0)));
    }

    static OcrWord word(String text, int line) {
        return new OcrWord(text, line, 90, new OcrBox(10, 10, 20, 5, 0));
    }
}
