package io.isoscan.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isoscan.text.ConversionContract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

final class TextPdfTest {
    private static final TextSource SOURCE = new TextSource("job-1-a/list of Öfen.txt", "e1");

    @Test
    void textReadFromThePdfIsTheText() throws IOException {
        var text = "HOLE-12  DN 50\n\n  Dübel Ø8 – „ja“ Отверстие Ω µ μ\nlast";

        assertThat(lines(pages(text).getFirst()))
                .containsExactly("HOLE-12  DN 50", "  Dübel Ø8 – „ja“ Отверстие Ω µ μ", "last");
    }

    /** Or the letters of a line would be counted from the wrong ones. */
    @Test
    void charactersThatLookAlikeStayDifferent() throws IOException {
        var text = "\u2126\u03a9 \u00b5\u03bc \u00a0| \u00ad- Ａ";

        assertThat(pages(text).getFirst().strip()).isEqualTo(text);
    }

    @Test
    void characterThatTheFaceLacksIsSeenAndStaysInTheText() throws IOException {
        var text = "漢字 😀";

        assertThat(pages(text).getFirst().strip()).isEqualTo(text);
        assertThat(blackPixels(text)).isGreaterThan(blackPixels("."));
    }

    @Test
    void tabLeadsToTheNextEighthColumn() throws IOException {
        assertThat(lines(pages("a\tb\n1234567\t8\n12345678\t9").getFirst()))
                .containsExactly("a       b", "1234567 8", "12345678        9");
    }

    @Test
    void tabBehindManyMarksOverOneLetterIsTaken() throws IOException {
        var text = "a" + "\u0301".repeat(1_000);

        assertThat(words(text + "\tb")).contains("b");
    }

    @Test
    void moreFormFeedsThanAnyReaderTakesPagesAreBadInput() {
        assertThatThrownBy(() -> pages("\f".repeat(300_001)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("split it");
    }

    @Test
    void everyKindOfLineEndIsOne() throws IOException {
        assertThat(lines(pages("a\r\nb\rc\nd\n").getFirst())).containsExactly("a", "b", "c", "d");
    }

    @Test
    void formFeedEndsThePage() throws IOException {
        assertThat(pages("one\ftwo\n\f\fthree\f"))
                .extracting(String::strip)
                .containsExactly("one", "two", "", "three");
    }

    @Test
    void lineThatDoesNotFitGoesOnBehindAWord() throws IOException {
        var text = "word ".repeat(40).strip();

        assertThat(lines(pages(text).getFirst()))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).startsWith("word").endsWith("word"));
        assertThat(words(text)).isEqualTo(text);
    }

    @Test
    void wordThatIsLongerThanALineIsBroken() throws IOException {
        var text = "x".repeat(200);

        assertThat(lines(pages(text).getFirst()))
                .extracting(String::length)
                .containsExactly(91, 91, 18);
    }

    @Test
    void pageTakesSoManyLinesAndTheNextTheRest() throws IOException {
        var text =
                IntStream.range(0, 61).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));

        assertThat(pages(text)).hasSize(2).last().asString().isEqualToIgnoringNewLines("line 60");
    }

    @Test
    void pageNumberIsDrawnAndNoPartOfTheText() throws IOException {
        assertThat(pages("\f.").getFirst()).isBlank();
        assertThat(blackPixels("\f.")).isPositive();
    }

    @Test
    void manyPagesHangOnATree() throws IOException {
        try (var pdf = Loader.loadPDF(pdf("\f".repeat(1_203)))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1_203);
            assertThat(pdf.getPage(1_202).getMediaBox().getHeight()).isEqualTo(842);
        }
    }

    @Test
    void informationNamesTheTextThatItWasMadeOf() throws IOException {
        try (var pdf = Loader.loadPDF(pdf("a"))) {
            var information = pdf.getDocumentInformation();
            assertThat(information.getTitle()).isEqualTo("list of Öfen.txt");
            assertThat(information.getCustomMetadataValue(ConversionContract.SOURCE_KEY))
                    .isEqualTo(SOURCE.key());
            assertThat(information.getCustomMetadataValue(ConversionContract.SOURCE_ETAG))
                    .isEqualTo(SOURCE.eTag());
        }
    }

    @Test
    void faceIsEmbedded() throws IOException {
        try (var pdf = Loader.loadPDF(pdf("abc"))) {
            var resources = pdf.getPage(0).getResources();
            for (var name : resources.getFontNames()) {
                PDFont font = resources.getFont(name);
                assertThat(font.isEmbedded()).isTrue();
                assertThat(font.getName()).isEqualTo("ISOSCN+JetBrainsMono-Regular");
            }
        }
        assertThat(pdf("abc").length).isLessThan(50_000);
    }

    @Test
    void sameTextOfTheSameNameGivesTheSameBytes() throws IOException {
        var text = "a long text of many words\n".repeat(500);

        assertThat(pdf(text)).isEqualTo(pdf(text));
    }

    @Test
    void pdfIsReadWithoutAnyLeniency() throws IOException {
        var parser = new PDFParser(new RandomAccessReadBuffer(pdf("abc\fdef")));

        try (var pdf = parser.parse(false)) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
        }
    }

    @Test
    void nothingIsBadInput() {
        assertThatThrownBy(() -> pdf(""))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("empty");
    }

    private static byte[] pdf(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        TextPdf.write(new StringReader(text), SOURCE, out);
        return out.toByteArray();
    }

    private static List<String> pages(String text) throws IOException {
        try (var pdf = Loader.loadPDF(pdf(text))) {
            return IntStream.rangeClosed(1, pdf.getNumberOfPages())
                    .mapToObj(page -> page(pdf, page))
                    .toList();
        }
    }

    private static String page(PDDocument pdf, int number) {
        try {
            var stripper = new PDFTextStripper();
            stripper.setStartPage(number);
            stripper.setEndPage(number);
            return stripper.getText(pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(String page) {
        return page.lines().toList();
    }

    private static String words(String text) throws IOException {
        return String.join(" ", String.join("", pages(text)).split("\\s+"));
    }

    private static int blackPixels(String text) throws IOException {
        try (var pdf = Loader.loadPDF(pdf(text))) {
            var picture = new PDFRenderer(pdf).renderImage(0);
            return (int)
                    IntStream.range(0, picture.getWidth() * picture.getHeight())
                            .filter(i ->
                                    (picture.getRGB(i % picture.getWidth(), i / picture.getWidth())
                                                    & 0xFF)
                                            < 0x80)
                            .count();
        }
    }
}
