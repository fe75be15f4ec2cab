package io.isoscan.extract;

import static io.isoscan.extract.PdfSample.glyphByGlyph;
import static io.isoscan.extract.PdfSample.label;
import static io.isoscan.extract.PdfSample.operators;
import static io.isoscan.extract.PdfSample.page;
import static io.isoscan.extract.PdfSample.pages;
import static io.isoscan.extract.PdfSample.start;
import static io.isoscan.extract.PdfSample.width;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.PDFontSetting;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationRubberStamp;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PdfLabelsTest {

    private final TextExtractor extractor =
            new DocumentTextExtractor(ExtractionLimits.defaults(), InstantSource.system());

    @ParameterizedTest
    @ValueSource(doubles = {0, 30, 90, 150, 210, 271.5})
    void labelIsWholeAtAnyAngle(double degrees) {
        assertThat(labels(page(label("HOLE-12", degrees, 300, 300)))).containsExactly("HOLE-12");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 30, 90, 150, 210})
    void glyphsDrawnOneByOneJoin(double degrees) {
        assertThat(labels(page(glyphByGlyph("HOLE-12", degrees, false))))
                .containsExactly("HOLE-12");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 30, 90, 150, 210})
    void glyphsDrawnFromTheLastToTheFirstJoin(double degrees) {
        assertThat(labels(page(glyphByGlyph("HOLE-12", degrees, true)))).containsExactly("HOLE-12");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 30, 90, 150, 210})
    void labelsSideBySideNeverGlue(double degrees) {
        double gap = width("HPCOM") + 0.2 * PdfSample.SIZE;
        float x = (float) (300 + gap * Math.cos(Math.toRadians(degrees)));
        float y = (float) (300 + gap * Math.sin(Math.toRadians(degrees)));

        byte[] document =
                page(content -> {
                    label("HPCOM", degrees, 300, 300).on(content);
                    label("AA19", degrees, x, y).on(content);
                });

        assertThat(tokens(document)).containsExactly("HPCOM", "AA19");
    }

    @Test
    void labelsFarApartOnOneLineStandOnLinesOfTheirOwn() {
        byte[] document =
                page(content -> {
                    label("HOLE-1", 0, 100, 300).on(content);
                    label("2", 0, 145, 300).on(content);
                });

        assertThat(labels(document)).containsExactly("HOLE-1", "2");
    }

    @Test
    void labelsStackedOrCrossingStayApart() {
        byte[] document =
                page(content -> {
                    label("HOLE-1", 0, 100, 300).on(content);
                    label("2", 0, 100 + width("HOLE-1"), 303).on(content);
                    label("3", 90, 100 + width("HOLE-1"), 300).on(content);
                });

        assertThat(labels(document)).containsExactly("HOLE-1", "2", "3");
    }

    @Test
    void kerningInsideAnArrayCutsNothing() {
        byte[] document =
                page(content -> {
                    start(content, 30, 300, 300);
                    Object[] kerned = {"H", 80f, "OL", -120f, "E", 60f, "-1", -200f, "2"};
                    content.showTextWithPositioning(kerned);
                    content.endText();
                });

        assertThat(labels(document)).containsExactly("HOLE-12");
    }

    @Test
    void wideGapInsideAnArrayIsASpaceAndAWiderOneABreak() {
        byte[] document =
                page(content -> {
                    start(content, 0, 100, 300);
                    Object[] spaced = {"HOLE-1", -500f, "2", -4000f, "3"};
                    content.showTextWithPositioning(spaced);
                    content.endText();
                });

        assertThat(labels(document)).containsExactly("HOLE-1 2", "3");
    }

    @Test
    void characterSpacingCutsNothing() {
        byte[] document =
                page(content -> {
                    content.setCharacterSpacing(4);
                    label("HOLE-12", 0, 300, 300).on(content);
                });

        assertThat(labels(document)).containsExactly("HOLE-12");
    }

    @Test
    void labelStruckTwiceIsReadOnce() {
        byte[] document =
                page(content -> {
                    label("HOLE-12", 30, 300, 300).on(content);
                    label("HOLE-12", 30, 300.3f, 300.2f).on(content);
                });

        assertThat(labels(document)).containsExactly("HOLE-12");
    }

    @Test
    void glyphsStruckTwiceOneByOneAreReadOnce() {
        byte[] document =
                page(content -> {
                    float x = 300;
                    for (String glyph : List.of("H", "O", "L", "L", "1", "1")) {
                        label(glyph, 0, x, 300).on(content);
                        label(glyph, 0, x + 0.3f, 300).on(content);
                        x += width(glyph);
                    }
                });

        assertThat(labels(document)).containsExactly("HOLL11");
    }

    @Test
    void invisibleTextIsRead() {
        byte[] document =
                page(content -> {
                    content.setRenderingMode(RenderingMode.NEITHER);
                    label("HOLE-12", 0, 300, 300).on(content);
                });

        assertThat(labels(document)).containsExactly("HOLE-12");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void rotatedPageIsReadLikeAnyOther(int rotation) {
        byte[] document =
                pages(
                        1,
                        glyphByGlyph("HOLE-12", 30, true),
                        all -> all.getPage(0).setRotation(rotation));

        assertThat(labels(document)).containsExactly("HOLE-12");
    }

    @Test
    void labelDrawnThroughAFormIsReadEachTimeItIsDrawn() {
        byte[] document = pages(1, label("OUTER", 0, 50, 50), PdfLabelsTest::drawForm);

        assertThat(labels(document)).containsExactlyInAnyOrder("OUTER", "INNER-7", "INNER-7");
    }

    @Test
    void formThatDrawsItselfEnds() {
        byte[] document = pages(1, label("OUTER", 0, 50, 50), PdfLabelsTest::drawLoop);

        assertThat(labels(document)).containsExactlyInAnyOrder("OUTER", "INNER-7");
    }

    @Test
    void annotationAppearanceIsRead() {
        byte[] document = pages(1, label("OUTER", 0, 50, 50), PdfLabelsTest::addStamp);

        assertThat(labels(document)).containsExactly("OUTER", "STAMP-3");
    }

    @Test
    void pagesAreNumberedFromOneAndBlankOnesKept() {
        byte[] document = pages(2, label("HOLE-12", 0, 50, 50), all -> all.addPage(new PDPage()));

        assertThat(Pages.of(extractor.extract(document, Instant.MAX)))
                .containsExactly("1: HOLE-12\n", "2: HOLE-12\n", "3: ");
    }

    @Test
    void glyphsStruckTwiceFromTheLastToTheFirstAreReadOnce() {
        byte[] document =
                page(content -> {
                    glyphByGlyph("HOLE-12", 0, true).on(content);
                    content.transform(Matrix.getTranslateInstance(0.4f, 0));
                    glyphByGlyph("HOLE-12", 0, true).on(content);
                });

        assertThat(labels(document)).containsExactly("HOLE-12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(HOLE-1) at 0, (HOLE-1) at 0.3, (2) at 36.12, (2) at 36.42",
                "(HOLE-) at 0, (HOLE-) at 0.3, (12) at 30.56, (12) at 30.86",
                "(HOLE-) at 0, (12) at 30.56, (12) at 30.86, (HOLE-) at 0.3",
                "(HOLE-) at 0.3, (HOLE-) at 0, (1) at 30.56, (12) at 30.86, (2) at 36.12"
            })
    void labelStruckTwicePieceByPieceIsReadOnce(String pieces) {
        String strikes = pieces.replaceAll("(\\(.*?\\)) at ([\\d.]+),?", "1 0 0 1 $2 700 Tm $1 Tj");

        assertThat(labels(operators("1 0 0 1 100 0 cm BT /F 10 Tf " + strikes + " ET")))
                .containsExactly("HOLE-12");
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, 0",
        "false, true, 0",
        "true, false, 0",
        "true, true, 0",
        "false, false, 0.3",
        "false, true, 0.3",
        "true, false, 0.3",
        "true, true, 0.3"
    })
    void strikesInWhateverOrderAreReadOnce(
            boolean firstBackwards, boolean secondBackwards, double shift) {
        String strikes =
                glyphs("HOLE-12", 0, firstBackwards, 0)
                        + glyphs("HOLE-12", 0, secondBackwards, shift);

        assertThat(labels(operators(strikes))).containsExactly("HOLE-12");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void strikeGlyphByGlyphOverAWholeStringIsReadOnce(boolean backwards) {
        String whole = "BT /F 10 Tf 100 700 Td (HOLE-12) Tj ET ";

        assertThat(labels(operators(whole + glyphs("HOLE-12", 0, backwards, 0.3))))
                .containsExactly("HOLE-12");
    }

    @Test
    void labelThatBeginsLikeItsNeighbourIsKept() {
        String labels =
                "BT /F 10 Tf 100 700 Td (HOLE-12) Tj ET BT /F 10 Tf 102.5 700 Td (HOLE-1) Tj ET"
                        + " BT /F 10 Tf 0 1 -1 0 100 700 Tm (HOLE) Tj ET";

        assertThat(labels(operators(labels))).containsExactly("HOLE-12", "HOLE-1", "HOLE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3 Tc (HOLE-) Tj (12) Tj",
                "1.5 Tc (HOLE-) Tj (12) Tj",
                "3 Tc [(HOLE-)] TJ [(12)] TJ",
                "3 Tc (H) Tj (O) Tj (L) Tj (E) Tj (-) Tj (1) Tj (2) Tj",
                "3 Tc (HOLE-) Tj 45.56 0 Td (12) Tj",
                "3 Tc 45.56 0 Td (12) Tj -45.56 0 Td (HOLE-) Tj",
                "[(H) -400 (O) -400 (L) -400 (E) -400 (-) -400 (1) -400 (2)] TJ",
                "(H) Tj 10 0 Td (O) Tj 10.5 0 Td (L) Tj 9 0 Td (E) Tj 9.5 0 Td (-) Tj 6 0 Td (1) Tj"
                        + " 8.5 0 Td (2) Tj"
            })
    void letterSpacedLabelIsWhole(String shown) {
        assertThat(labels(operators("BT /F 10 Tf 100 700 Td " + shown + " ET")))
                .containsExactly("HOLE-12");
    }

    @ParameterizedTest
    @CsvSource({"1.2, false", "1.2, true", "1.5, false", "1.5, true", "4, false", "4, true"})
    void glyphsEvenlyApartAreOneLabel(double apart, boolean backwards) {
        assertThat(labels(operators(glyphs("HOLE-12", apart, backwards, 0))))
                .containsExactly("HOLE-12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[(HOLE-1) -400 (2) -400 (3) -400 (4)] TJ | HOLE-1 2 3 4",
                "[(H) -400 (O) -400 (L) -400 (E) -400 (-) -400 (1) -650 (2)] TJ | H O L E - 1 2",
                "[(1) -400 (2)] TJ | 1 2",
                "3 Tc (HOLE-1) Tj 54.12 0 Td 0 Tc (2) Tj | HOLE-1 2",
                "(HPCOM) Tj 39 0 Td (AA19) Tj | HPCOM AA19",
                "0.5 Tc (C11) Tj 10 Tc (7) Tj 0.5 Tc (NC) Tj | C117 NC"
            })
    void unevenGapsAreNoLetterSpacing(String shown) {
        var parts = List.of(shown.split(" ?\\| ?", -1));

        assertThat(tokens(operators("BT /F 10 Tf 100 700 Td " + parts.getFirst() + " ET")))
                .containsExactly(String.join(" ", parts.subList(1, parts.size())).split(" ", -1));
    }

    @Test
    void pageBehindOneThatEndsLetterSpacedIsReadLikeAnyOther() {
        byte[] document =
                pages(
                        2,
                        content -> {
                            content.setCharacterSpacing(3);
                            start(content, 0, 100, 300);
                            Object[] spaced = {"A", -400f, "-", -400f, "1"};
                            content.showTextWithPositioning(spaced);
                            content.endText();
                        },
                        _ -> {});

        assertThat(Pages.of(extractor.extract(document, Instant.MAX)))
                .containsExactly("1: A-1\n", "2: A-1\n");
    }

    @Test
    void labelsDrawnGlyphByGlyphBackwardsStayApart() {
        String first = glyphs("AA19", 0, true, width("HPCOM") + 2);

        assertThat(labels(operators(first + glyphs("HPCOM", 0, true, 0))))
                .containsExactlyInAnyOrder("HPCOM", "AA19");
    }

    @ParameterizedTest
    @ValueSource(doubles = {6, 0.5})
    void glyphsBackwardsThatStandUnevenlyStayApart(double second) {
        String glyphs = glyphs("3", 0, false, 2 * width("1") + 2 + second);
        glyphs += glyphs("2", 0, false, width("1") + 2) + glyphs("1", 0, false, 0);

        assertThat(tokens(operators(glyphs)).getFirst()).isNotEqualTo("123");
    }

    /** Each glyph by its own matrix, so far apart, moved so far along. */
    private static String glyphs(String label, double apart, boolean backwards, double shift) {
        var operators = new StringBuilder("BT /F 10 Tf ");
        for (int i = 0; i < label.length(); i++) {
            int at = backwards ? label.length() - 1 - i : i;
            double x = 100 + width(label.substring(0, at)) + at * apart + shift;
            operators.append(
                    String.format(
                            Locale.ROOT, "1 0 0 1 %.2f 700 Tm (%c) Tj ", x, label.charAt(at)));
        }
        return operators.append("ET ").toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BT/F 10 Tf1 0 0 1 100 200Tm(HOLE-12)Tj ET",
                "BT /F 10 Tf 100 200 Td 90 Tz (HOLE-12) Tj ET",
                "BT /F 10 Tf 100 200 Td 160 Tz (HO) Tj 24 0 Td (LE-12) Tj ET",
                "BT /F 0.5 Tf 100 200 Td (HOLE-12) Tj ET",
                "0.01 0 0 0.01 0 0 cm BT /F 1000 Tf 10000 20000 Td (HO) Tj (LE-12) Tj ET",
                "BT /F 10 Tf 3 Tr 100 200 Td (HOLE-12) Tj ET",
                "BT /F -10 Tf 1 0 0 -1 100 200 Tm (HOLE-12) Tj ET",
                "BT /F 10 Tf 12 TL 100 200 Td (HOLE-12) ' ET",
                "BT /F 10 Tf 100 200 TD 0 4 (HOLE-12) \" ET",
                "BT /F 10 Tf 3 Ts (HOLE-) Tj (12) Tj ET",
                "BT /F 10 Tf 6 Tc (HOLE-12) Tj ET",
                "BT /F 10 Tf (HO\\114E\\0551\\\n2) Tj ET",
                "BT /F 10 Tf <484F4C45 2D 3132> Tj ET",
                "BT /F 10 Tf [(HO) 20 (LE) -30 <2D> (12)] TJ ET % (NOISE-1) Tj",
                "/G gs BT (HOLE-12) Tj ET",
                "BT /Missing 10 Tf (HOLE-12) Tj ET",
                "Q Q /Span <</ActualText (NOISE-1) /A [/B]>> BDC BT /F 10 Tf (HOLE-12) Tj ET"
            })
    void labelIsReadHoweverItsOperatorsAreWritten(String operators) {
        byte[] document =
                operators(
                        operators,
                        all -> {
                            PDExtendedGraphicsState style = new PDExtendedGraphicsState();
                            style.setFontSetting(new PDFontSetting(fontAndSize()));
                            PdfSample.resources(all.getPage(0)).put(COSName.getPDFName("G"), style);
                        });

        assertThat(labels(document)).containsExactly("HOLE-12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BI /W 1 /H 1 ID EI \1(NOISE-1) Tj EI Q",
                "BI /W 4 /H 1 ID abcdEI Q",
                "BI /W 4 /H 1 ID EIx(NOISE-1) Tj EI Q",
                "BI /W 4 /H 1 /F /A85 ID 87cURD]iEI\nabc(NOISE-1) Tj~> EI Q",
                "BI /W 4 /F [/ASCII85Decode /Fl] /H 1 ID 87cUR EI\nabc(def~> EI Q",
                "BI /W 4 /H 1 Q",
                "BI"
            })
    void bytesOfAnInlineImageAreNoText(String image) {
        String label = "HOLE-12 STANDS BEHIND AN IMAGE";

        assertThat(labels(operators(image + " BT /F 10 Tf (" + label + ") Tj ET")))
                .containsExactly(label);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BT /F 10 Tf 40 Tc (12) Tj ET",
                "BT /F 10 Tf (1) Tj 20 0 Td (2) Tj ET",
                "BT /F 10 Tf (1) Tj 0 -6 Td (2) Tj ET",
                "BT /F 10 Tf (1) Tj /F 7 Tf 5.56 4 Td (2) Tj ET"
            })
    void glyphsFarApartOrRaisedStayApart(String operators) {
        assertThat(labels(operators(operators))).containsExactly("1", "2");
    }

    @Test
    void footOfALetterBelongsToItsName() {
        byte[] document =
                operators(
                        "BT /F 10 Tf (V) Tj /F 7 Tf 6.67 -2 Td (IN1) Tj /F 10 Tf 20 2 Td (A) Tj ET");

        assertThat(labels(document)).containsExactly("VIN1", "A");
    }

    @Test
    void digitInTheNextCellOfATableStaysApart() {
        byte[] document =
                page(content -> {
                    label("HOLE-1", 0, 100, 300).on(content);
                    label("2", 0, 100 + width("HOLE-1") + 2, 300).on(content);
                });

        assertThat(tokens(document)).containsExactly("HOLE-1", "2");
    }

    @Test
    void namesOfGlyphsSayWhatTheyReadAsWhereAFontHasNoMap() {
        assertThat(labels(PdfFonts.named("HOLE-12"))).containsExactly("HOLE-12");
    }

    @Test
    void type3FontReadsByTheNamesOfItsGlyphs() {
        assertThat(labels(PdfFonts.type3("HOLE-12"))).containsExactly("HOLE-12");
    }

    @Test
    void fontOfTwoByteCodesReadsByItsMap() {
        assertThat(labels(PdfFonts.twoBytes("HOLE-12"))).containsExactly("HOLE-12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ma\u00C3\u009Fe", "Ma#C3#9Fe", "Ma\u00DFe", "Ma#DFe", "A#20#23B#"})
    void formIsFoundByANameOfAnyCharacters(String name) {
        byte[] document =
                RawPdf.ofPage("/Contents 6 0 R /Resources << /XObject << /" + name + " 5 0 R >> >>")
                        .object(RawPdf.FONT)
                        .stream(
                                "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources <<"
                                        + " /Font << /F 4 0 R >> >>",
                                "BT /F 10 Tf (HOLE-12) Tj ET".getBytes(StandardCharsets.US_ASCII))
                        .stream("/" + name + " Do")
                        .bytes();

        assertThat(labels(document)).containsExactly("HOLE-12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Filter /Nonsense",
                "/Filter /FlateDecode",
                "/Filter [/FlateDecode /JPXDecode]",
                "/Filter [/ASCIIHexDecode /FlateDecode]"
            })
    void pageWhoseContentCannotBeOpenedIsSaid(String filter) {
        byte[] label = "BT /F 10 Tf (HOLE-12) Tj ET".getBytes(StandardCharsets.US_ASCII);

        assertThat(labels(secondPage(filter, label)))
                .containsExactly("UNREADABLE broken: page 2 cannot be read");
    }

    @Test
    void pageWhosePackedContentIsEmptyIsBlank() {
        byte[] nothing = RawPdf.deflated(new byte[0]);

        assertThat(labels(secondPage("/Filter /FlateDecode", nothing))).containsExactly("FIRST");
        assertThat(labels(secondPage("/Filter /FlateDecode", new byte[0])))
                .containsExactly("FIRST");
    }

    /** Two pages of two parts each, of which the last may be packed. */
    private static byte[] secondPage(String filter, byte[] content) {
        String rest = " /Resources << /Font << /F 5 0 R >> >> >>";
        return new RawPdf()
                        .object("<< /Type /Catalog /Pages 2 0 R >>")
                        .object("<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>")
                        .object("<< " + RawPdf.PAGE + " /Contents 6 0 R" + rest)
                        .object("<< " + RawPdf.PAGE + " /Contents [7 0 R 8 0 R]" + rest)
                        .object(RawPdf.FONT)
                        .stream("BT /F 10 Tf (FIRST) Tj ET")
                        .stream("q Q")
                        .stream(filter, content)
                        .bytes();
    }

    @ParameterizedTest
    @CsvSource({
        "002B00320030, true",
        "002B003200300003, true",
        "002B0032, false",
        "000300030003, false",
        "002B0032> Tj /F 10 Tf (A) Tj /X 10 Tf <0030, false"
    })
    void wordThatAFontCannotReadNeedsOcr(String shown, boolean needed) {
        byte[] document =
                RawPdf.ofPage("/Contents 8 0 R /Resources << /Font << /X 4 0 R /F 7 0 R >> >>")
                        .object(
                                "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H"
                                        + " /DescendantFonts [5 0 R] >>")
                        .object(
                                "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /X /CIDSystemInfo"
                                        + " << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
                                        + " /FontDescriptor 6 0 R /DW 500 >>")
                        .object(
                                "<< /Type /FontDescriptor /FontName /X /Flags 4"
                                        + " /FontBBox [0 0 1000 1000] >>")
                        .object(RawPdf.FONT)
                        .stream(
                                "BT /F 10 Tf (A TITLE OF MANY LETTERS STANDS HERE) Tj ET BT /X 10 Tf <"
                                        + shown
                                        + "> Tj ET")
                        .bytes();

        assertThat(extractor.extract(document, Instant.MAX) instanceof Extraction.NeedsOcr)
                .isEqualTo(needed);
    }

    private static void drawForm(PDDocument document) throws IOException {
        PDFormXObject form = form(document);
        try (PDPageContentStream page = append(document)) {
            page.drawForm(form);
            page.transform(Matrix.getTranslateInstance(100, 100));
            page.drawForm(form);
        }
    }

    private static void drawLoop(PDDocument document) throws IOException {
        PDFormXObject form = form(document);
        try (var content = form.getContentStream().createOutputStream()) {
            content.write(
                    "BT /F 10 Tf (INNER-7) Tj ET /Self Do".getBytes(StandardCharsets.US_ASCII));
        }
        form.getResources().put(COSName.getPDFName("Self"), form);
        try (PDPageContentStream page = append(document)) {
            page.drawForm(form);
        }
    }

    private static void addStamp(PDDocument document) throws IOException {
        PDAppearanceStream appearance = new PDAppearanceStream(document);
        fill(appearance, "STAMP-3");
        PDAppearanceDictionary appearances = new PDAppearanceDictionary();
        appearances.setNormalAppearance(appearance);
        PDAnnotationRubberStamp stamp = new PDAnnotationRubberStamp();
        stamp.setRectangle(new PDRectangle(200, 200, 100, 100));
        stamp.setAppearance(appearances);
        document.getPage(0).getAnnotations().add(stamp);
    }

    private static PDFormXObject form(PDDocument document) throws IOException {
        PDFormXObject form = new PDFormXObject(document);
        fill(form, "INNER-7");
        return form;
    }

    private static void fill(PDFormXObject form, String label) throws IOException {
        PDResources resources = new PDResources();
        resources.put(COSName.getPDFName("F"), PdfSample.FONT);
        form.setResources(resources);
        form.setBBox(new PDRectangle(100, 100));
        try (var content = form.getContentStream().createOutputStream()) {
            content.write(
                    ("BT /F 10 Tf (" + label + ") Tj ET").getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static COSArray fontAndSize() {
        COSArray pair = new COSArray();
        pair.add(PdfSample.FONT.getCOSObject());
        pair.add(COSInteger.get(10));
        return pair;
    }

    private static PDPageContentStream append(PDDocument document) throws IOException {
        return new PDPageContentStream(
                document, document.getPage(0), PDPageContentStream.AppendMode.APPEND, true, true);
    }

    private List<String> labels(byte[] document) {
        return texts(document).lines().toList();
    }

    private List<String> tokens(byte[] document) {
        return List.of(texts(document).strip().split("\\s+"));
    }

    private String texts(byte[] document) {
        return switch (extractor.extract(document, Instant.MAX)) {
            case Extraction.Text text -> text.pages().getFirst().text();
            case Extraction.NeedsOcr rest -> rest.reason();
            case Extraction.Unreadable unreadable -> "UNREADABLE " + unreadable.reason();
            case Extraction.Interrupted _ -> "INTERRUPTED";
        };
    }
}
