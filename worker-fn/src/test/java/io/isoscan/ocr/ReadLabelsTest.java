package io.isoscan.ocr;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.ocr.ReadWord.Glyph;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What Tesseract gives as one line or word, on a page 400 pixels wide with letters 10 high. */
final class ReadLabelsTest {
    private final BufferedImage page = new BufferedImage(400, 200, BufferedImage.TYPE_BYTE_GRAY);

    ReadLabelsTest() {
        var graphics = page.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 400, 200);
        graphics.dispose();
    }

    @Test
    void wordsOfALineAreOneLabel() {
        assertThat(labels(word(10, "SLEEVE"), word(76, "5"))).containsExactly("SLEEVE 5");
    }

    @Test
    void wordsFarApartAreTwoLabels() {
        assertThat(labels(word(10, "SLEEVE"), word(90, "5"))).containsExactly("SLEEVE", "5");
    }

    @Test
    void longRulingPartsTheWordThatItStandsIn() {
        draw(71, 20, 71, 180);

        assertThat(labels(word(10, "HOLE-3", 72, "7"))).containsExactly("HOLE-3", "7");
    }

    @Test
    void longRulingPartsWords() {
        draw(72, 20, 72, 180);

        assertThat(labels(word(10, "HOLE-"), word(74, "7"))).containsExactly("HOLE-", "7");
    }

    @Test
    void borderOfALowCellPartsTheWordThatItStandsIn() {
        draw(5, 80, 300, 80);
        draw(5, 120, 300, 120);
        draw(71, 80, 71, 120);

        assertThat(labels(word(10, "HOLE-3", 72, "7"))).containsExactly("HOLE-3", "7");
    }

    @Test
    void strokeAsLowAsACellThatMeetsNoRulingIsALetter() {
        draw(71, 80, 71, 120);

        assertThat(labels(word(10, "HOLE-3", 72, "7"))).containsExactly("HOLE-37");
    }

    @Test
    void digitsOfAnotherSizeAreAnotherLabel() {
        var glyphs = new ArrayList<>(word(10, "HOLE-94").glyphs());
        glyphs.add(new Glyph(81, 104, 86, 111, "0"));

        assertThat(labels(new ReadWord(0, 90, glyphs))).containsExactly("HOLE-94", "0");
    }

    @Test
    void smallLettersAndSignsArePartsOfTheirLabel() {
        var glyphs =
                List.of(
                        new Glyph(10, 95, 20, 105, "H"),
                        new Glyph(21, 99, 30, 105, "o"),
                        new Glyph(31, 100, 35, 102, "-"),
                        new Glyph(36, 95, 44, 105, "7"));

        assertThat(labels(new ReadWord(0, 90, glyphs))).containsExactly("Ho-7");
    }

    @Test
    void rulingsAreTakenOutAndWhatCrossesThemStays() {
        draw(5, 100, 300, 100);
        draw(100, 90, 100, 110);
        for (int row = 150; row < 180; row++) {
            draw(20, row, 200, row);
        }

        var turned = TurnedPage.of(page, 0).image().getRaster();

        assertThat(turned.getSample(50, 100, 0)).isEqualTo(255);
        assertThat(turned.getSample(100, 95, 0)).isZero();
        assertThat(turned.getSample(100, 100, 0)).isZero();
        assertThat(turned.getSample(50, 165, 0)).as("an area").isZero();
        assertThat(page.getRaster().getSample(50, 100, 0)).as("the page itself").isZero();
    }

    private void draw(int fromX, int fromY, int toX, int toY) {
        var graphics = page.createGraphics();
        graphics.setColor(Color.BLACK);
        graphics.setStroke(new BasicStroke(2));
        graphics.drawLine(fromX, fromY, toX, toY);
        graphics.dispose();
    }

    private Collection<String> labels(ReadWord... words) {
        return ReadLabels.of(List.of(words), TurnedPage.of(page, 0), 0).stream()
                .collect(
                        groupingBy(
                                OcrWord::line, TreeMap::new, mapping(OcrWord::text, joining(" "))))
                .values();
    }

    /** Glyphs nine pixels wide, a pixel apart, in the middle of the page. */
    private static ReadWord word(int left, String text) {
        var glyphs = new ArrayList<Glyph>();
        for (int i = 0; i < text.length(); i++) {
            int at = left + 10 * i;
            glyphs.add(new Glyph(at, 95, at + 9, 105, text.substring(i, i + 1)));
        }
        return new ReadWord(0, 90, glyphs);
    }

    private static ReadWord word(int left, String text, int moreLeft, String more) {
        var glyphs = new ArrayList<>(word(left, text).glyphs());
        glyphs.addAll(word(moreLeft, more).glyphs());
        return new ReadWord(0, 90, glyphs);
    }
}
