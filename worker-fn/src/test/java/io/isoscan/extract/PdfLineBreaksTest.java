package io.isoscan.extract;

import static io.isoscan.extract.PdfSample.label;
import static io.isoscan.extract.PdfSample.page;
import static io.isoscan.extract.PdfSample.width;
import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.result.Box;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PdfLineBreaksTest {

    private final TextExtractor extractor =
            new DocumentTextExtractor(ExtractionLimits.defaults(), InstantSource.system());

    @ParameterizedTest
    @ValueSource(doubles = {0, 30, 90, 150, 210, 271.5})
    void codeCutBehindItsHyphenIsAddedWholeAtAnyAngle(double degrees) {
        PageText page = read("HOLE-", "12", degrees, 0, 12);

        assertThat(page.text()).isEqualTo("HOLE-\n12\nHOLE-12\n");
        assertThat(place(page, "HOLE-12").broken()).isTrue();
        assertThat(place(page, "HOLE-").broken()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 90, 210})
    void codeCutBeforeItsHyphenIsAddedWhole(double degrees) {
        assertThat(read("HOLE", "-12", degrees, 0, 12).text()).isEqualTo("HOLE\n-12\nHOLE-12\n");
    }

    @Test
    void linesCentredOnEachOtherAreJoined() {
        double shift = (width("HOLE-") - width("12")) / 2;

        assertThat(read("HOLE-", "12", 30, shift, 12).text()).endsWith("HOLE-12\n");
    }

    @Test
    void lastWordAndFirstWordMakeTheCode() {
        assertThat(read("SEE HOLE-", "12 OR SO", 0, 0, 12).text())
                .isEqualTo("SEE HOLE-\n12 OR SO\nHOLE-12\n");
    }

    @Test
    void boxGoesAroundBothLines() {
        PageText page = read("HOLE-", "12", 0, 0, 12);

        assertThat(place(page, "HOLE-12").box())
                .extracting(Box::rounded)
                .isEqualTo(new Box(300, 286, 300 + width("HOLE-"), 308).rounded());
    }

    @ParameterizedTest
    @CsvSource({
        "HOLE-, 12, 0, 20, further below",
        "HOLE-, 12, 0, 6, overlapping",
        "HOLE-, 12, 0, -12, above",
        "HOLE-, 12, 40, 0, beside on one line",
        "HOLE-, 12, 40, 12, in the next cell below",
        "HOLE-, 12, -7, 12, begun further left",
        "HOLE, 12, 0, 12, without a hyphen",
        "HOLE-, -12, 0, 12, with two",
        "15, -12, 0, 12, values",
        "-, 12, 0, 12, a dash alone"
    })
    void labelsThatMerelyStandApartAreNotJoined(
            String first, String second, double along, double below, String why) {
        assertThat(read(first, second, 0, along, below).text().lines())
                .as(why)
                .containsExactly(first, second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(HOLE\\226) Tj 0 -12 Td (12) Tj", "(HOLE) Tj 0 -12 Td (\\22612) Tj"})
    void dashOfAnotherKindBreaksACodeToo(String shown) {
        byte[] document =
                RawPdf.ofPage("/Contents 5 0 R /Resources << /Font << /F 4 0 R >> >>")
                        .object(
                                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica"
                                        + " /Encoding /WinAnsiEncoding >>")
                        .stream("BT /F 10 Tf 100 200 Td " + shown + " ET")
                        .bytes();

        assertThat(read(document).text()).endsWith("\nHOLE\u201312\n");
    }

    @ParameterizedTest
    @CsvSource({"200, 3", "201, 2"})
    void noHalfOfACodeIsLongerThanACode(int length, int lines) {
        byte[] behind =
                PdfSample.operators(
                        "BT /F 1 Tf 100 200 Td ("
                                + "X".repeat(length)
                                + ") Tj 0 1.3 Td (A-) Tj ET");
        byte[] before =
                PdfSample.operators(
                        "BT /F 1 Tf 100 200 Td ("
                                + "X".repeat(length - 1)
                                + "-) Tj 0 -1.3 Td (1) Tj ET");

        assertThat(read(behind).text().lines()).hasSize(lines);
        assertThat(read(before).text().lines()).hasSize(lines);
    }

    @Test
    void linesOfDifferentSizesAreNotJoined() {
        byte[] document =
                PdfSample.operators(
                        "BT /F 10 Tf 100 200 Td (HOLE-) Tj /F 7 Tf 0 -12 Td (12) Tj ET");

        assertThat(read(document).text()).isEqualTo("HOLE-\n12\n");
    }

    @Test
    void nearestLineBelowIsTheOneThatGoesOn() {
        byte[] document =
                PdfSample.operators(
                        "BT /F 10 Tf 100 200 Td (HOLE-) Tj 0 -17 Td (13) Tj 0 8.5 Td (12) Tj ET");

        assertThat(read(document).text()).isEqualTo("HOLE-\n13\n12\nHOLE-12\n");
    }

    /** The second label starts so far along the first one's writing, and so far below it. */
    private PageText read(String first, String second, double degrees, double along, double below) {
        double turn = Math.toRadians(degrees);
        float x = (float) (300 + along * Math.cos(turn) + below * Math.sin(turn));
        float y = (float) (300 + along * Math.sin(turn) - below * Math.cos(turn));
        return read(
                page(content -> {
                    label(first, degrees, 300, 300).on(content);
                    label(second, degrees, x, y).on(content);
                }));
    }

    private PageText read(byte[] document) {
        if (extractor.extract(document, Instant.MAX) instanceof Extraction.Text(var pages)) {
            return pages.getFirst();
        }
        throw new AssertionError("has no text");
    }

    private static Place place(PageText page, String line) {
        int from = ("\n" + page.text()).indexOf("\n" + line + "\n");
        assertThat(from).isNotNegative();
        return page.place(from, from + line.length()).orElseThrow();
    }
}
