package io.isoscan.ocr;

import io.isoscan.result.Box;
import io.micronaut.serde.annotation.Serdeable;
import java.awt.geom.AffineTransform;
import java.util.List;

/**
 * One word of a page, where it stands on the page itself and no longer on its picture.
 *
 * @param line the same for the words of one line, and for no others
 * @param confidence from 0 to 100
 */
@Serdeable
public record PageWord(String text, int line, int confidence, Box box) {
    /**
     * The words of a page's picture.
     *
     * @param toPage from the space of the words' boxes to the page
     */
    public static List<PageWord> all(List<OcrWord> words, AffineTransform toPage) {
        return words.stream().map(word -> of(word, toPage)).toList();
    }

    private static PageWord of(OcrWord word, AffineTransform toPage) {
        return new PageWord(
                word.text(),
                word.line(),
                (int) Math.round(word.confidence()),
                word.box().in(toPage));
    }
}
