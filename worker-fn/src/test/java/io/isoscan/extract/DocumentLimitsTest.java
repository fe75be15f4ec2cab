package io.isoscan.extract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are made to harm; each costs no more than its own limits. */
final class DocumentLimitsTest {
    private static final ExtractionLimits LIMITS = ExtractionLimits.defaults();
    private static final String FLATE = "/Filter /FlateDecode";
    private static final String TOO_DENSE = "inflates to more than 200 times its size";
    private static final String LABEL = "BT /F 10 Tf 50 50 Td (HOLE-12) Tj ET";
    private static final String RESOURCES = "/Resources << /Font << /F 4 0 R >> >>";

    @Test
    void bombInAContentStreamStopsAtTheRatio() {
        byte[] document = RawPdf.ofPage("/Contents 4 0 R").stream(FLATE, RawPdf.bomb(8)).bytes();

        assertThat(reason(document)).isEqualTo(TOO_DENSE);
    }

    @Test
    void bombInOneOfManyContentStreamsStopsAtTheRatio() {
        byte[] document =
                RawPdf.ofPage("/Contents [4 0 R 5 0 R]").stream(FLATE, RawPdf.bomb(1)).stream(
                                FLATE, RawPdf.bomb(8))
                        .bytes();

        assertThat(reason(document)).isEqualTo(TOO_DENSE);
    }

    @Test
    void bombInAFormStopsAtTheRatio() {
        byte[] document =
                RawPdf.ofPage("/Contents 5 0 R /Resources << /XObject << /X 4 0 R >> >>").stream(
                                "/Type /XObject /Subtype /Form /BBox [0 0 9 9] " + FLATE,
                                RawPdf.bomb(8))
                        .stream("/X Do")
                        .bytes();

        assertThat(reason(document)).isEqualTo(TOO_DENSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FontFile2", "FontFile3", "ToUnicode"})
    void bombInAFontStopsAtTheRatio(String where) {
        boolean map = where.equals("ToUnicode");
        byte[] document =
                RawPdf.ofPage("/Contents 7 0 R " + RESOURCES)
                        .object(
                                "<< /Type /Font /BaseFont /ABCDEF+Arial /Subtype /"
                                        + (where.equals("FontFile3") ? "Type1" : "TrueType")
                                        + " /FirstChar 32 /LastChar 33 /Widths [300 300]"
                                        + (map ? " /ToUnicode 6 0 R" : "")
                                        + " /FontDescriptor 5 0 R >>")
                        .object(
                                "<< /Type /FontDescriptor /FontName /ABCDEF+Arial /Flags 32"
                                        + (map ? "" : " /" + where + " 6 0 R")
                                        + " >>")
                        .stream((map ? "" : "/Subtype /Type1C ") + FLATE, RawPdf.bomb(8))
                        .stream(LABEL)
                        .bytes();

        assertThat(reason(document)).isEqualTo(TOO_DENSE);
    }

    @Test
    void bombInAnObjectStreamStopsAtTheRatio() {
        var pdf =
                new RawPdf()
                                .object("<< /Type /Catalog /Pages 2 0 R >>")
                                .object("<< /Type /Pages /Kids [4 0 R] /Count 1 >>")
                                .stream("/Type /ObjStm /N 1 /First 4 " + FLATE, RawPdf.bomb(8));
        byte[] table =
                new byte[] {
                    0, 0, 0, 0, 0, 1, 0, 0, 9, 0, 1, 0, 0, 58, 0, 1, 0, 0, 115, 0, 2, 0, 0, 3, 0
                };
        int place = pdf.place();
        byte[] document =
                pdf.stream("/Type /XRef /Size 5 /W [1 3 1] /Root 1 0 R", table).end(place);

        assertThat(reason(document)).isEqualTo(TOO_DENSE);
    }

    @Test
    void bombInACrossReferenceStreamStopsAtTheRatio() {
        var pdf = RawPdf.ofPage("");
        int place = pdf.place();
        byte[] document =
                pdf.stream(
                                "/Type /XRef /Size 2000000000 /W [1 3 1] /Root 1 0 R " + FLATE,
                                RawPdf.deflated(new byte[8_000_000]))
                        .end(place);

        assertThat(reason(document)).isEqualTo(TOO_DENSE);
    }

    @Test
    void bombInsideABombStopsAtTheRatio() {
        byte[] runs = new byte[200_000];
        for (int i = 0; i < runs.length; i += 2) {
            runs[i] = (byte) 129;
            runs[i + 1] = ' ';
        }
        byte[] document =
                RawPdf.ofPage("/Contents 4 0 R").stream(
                                "/Filter [/FlateDecode /RunLengthDecode]", RawPdf.deflated(runs))
                        .bytes();

        assertThat(reason(document)).isEqualTo(TOO_DENSE);
    }

    @Test
    void streamThatInflatesPastItsMemoryStops() {
        byte[] document = RawPdf.ofPage("/Contents 4 0 R").stream(FLATE, RawPdf.bomb(1)).bytes();

        assertThat(reason(LIMITS.withPdfWorkingBytes(900_000), document))
                .isEqualTo("needs more memory than one file may use");
        assertThat(reason(LIMITS.withPdfWorkingBytes(1_100_000), document))
                .isEqualTo("holds no text");
    }

    @Test
    void streamsOfManyPagesAreOpenOneAfterTheOther() {
        byte[] document =
                RawPdf.ofPage("/Contents [4 0 R 4 0 R 4 0 R]").stream(FLATE, RawPdf.bomb(1))
                        .bytes();
        byte[] three =
                PdfSample.pages(3, PdfSample.label("X".repeat(500) + "-1", 0, 50, 50), _ -> {});

        assertThat(reason(LIMITS.withPdfWorkingBytes(2_900_000), document))
                .isEqualTo("needs more memory than one file may use");
        assertThat(reason(LIMITS.withPdfWorkingBytes(1_200), three)).startsWith("TEXT");
    }

    @Test
    void inflatedBytesOfAPdfAreCountedOverAllStreams() {
        byte[] blank = RawPdf.deflated(" ".repeat(400_000).getBytes(ISO_8859_1));
        byte[] document =
                RawPdf.ofPage("/Contents [4 0 R 5 0 R]").stream(FLATE, blank).stream(FLATE, blank)
                        .bytes();

        assertThat(reason(LIMITS.withInflatedBytes(700_000), document))
                .isEqualTo("inflates to more than 700000 bytes");
    }

    @Test
    void streamThatIsReadAgainCountsOnce() {
        byte[] document =
                RawPdf.ofPage("/Contents [4 0 R 4 0 R 4 0 R]").stream(FLATE, RawPdf.bomb(1))
                        .bytes();

        assertThat(reason(LIMITS.withInflatedBytes(1_100_000), document))
                .isEqualTo("holds no text");
    }

    @Test
    void bombBeforeAFilterOfPicturesStopsAtTheRatio() {
        byte[] document =
                RawPdf.ofPage("/Contents 5 0 R /Resources << /XObject << /X 4 0 R >> >>").stream(
                                "/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
                                        + " /Filter [/FlateDecode /JPXDecode]",
                                RawPdf.bomb(8))
                        .stream("/X Do")
                        .bytes();

        assertThat(reason(document)).isEqualTo(TOO_DENSE);
    }

    @Test
    void emptySheetThatShrankToNothingIsShown() {
        byte[] document = sheet(new byte[4_000_000]);

        assertThat(picture(LIMITS, document)).isInstanceOf(Picture.Page.class);
    }

    @Test
    void bombInAnImageStopsAtItsMemory() {
        byte[] document = sheet(new byte[4_000_000]);

        assertThat(picture(LIMITS.withPdfWorkingBytes(3_000_000), document))
                .isEqualTo(new Picture.Unreadable("needs more memory than one file may use"));
    }

    @Test
    void bombInTheContentOfAPageThatIsShownStopsAtTheRatio() {
        byte[] document = RawPdf.ofPage("/Contents 4 0 R").stream(FLATE, RawPdf.bomb(8)).bytes();

        assertThat(picture(LIMITS, document)).isEqualTo(new Picture.Unreadable(TOO_DENSE));
    }

    private static byte[] sheet(byte[] pixels) {
        return RawPdf.ofPage("/Contents 5 0 R /Resources << /XObject << /X 4 0 R >> >>").stream(
                        "/Type /XObject /Subtype /Image /Width 2000 /Height 2000"
                                + " /BitsPerComponent 8 /ColorSpace /DeviceGray "
                                + FLATE,
                        RawPdf.deflated(pixels))
                .stream("600 0 0 600 0 0 cm /X Do")
                .bytes();
    }

    @Test
    void formThatDrawsItselfEnds() {
        byte[] document =
                RawPdf.ofPage(
                                "/Contents 6 0 R /Resources << /Font << /F 4 0 R >> /XObject << /X 5 0 R >> >>")
                        .object(RawPdf.FONT)
                        .stream(
                                "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources <<"
                                        + " /Font << /F 4 0 R >> /XObject << /X 5 0 R >> >>",
                                (LABEL + " /X Do").getBytes(ISO_8859_1))
                        .stream("/X Do")
                        .bytes();

        assertThat(text(document)).isEqualTo("HOLE-12\n");
    }

    @Test
    void formsThatMultiplyEndAtTheirTime() {
        var pdf =
                RawPdf.ofPage("/Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >>").stream(
                        "/X Do");
        for (int form = 5; form < 25; form++) {
            pdf.stream(
                    "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X "
                            + (form + 1)
                            + " 0 R >> >>",
                    "/X Do ".repeat(30).getBytes(ISO_8859_1));
        }

        assertThat(reason(LIMITS.withTime(Duration.ofMillis(300)), pdf.bytes()))
                .isEqualTo("took longer than 0.3 s");
    }

    @ParameterizedTest
    @CsvSource({"23, 'TEXT HOLE-12\n'", "24, draws forms more than 24 deep"})
    void formsDrawnTooDeepAreSaid(int between, String outcome) {
        var pdf =
                RawPdf.ofPage("/Contents 4 0 R /Resources << /XObject << /X 6 0 R >> >>").stream(
                                "/X Do")
                        .object(RawPdf.FONT);
        for (int form = 6; form < 6 + between; form++) {
            pdf.stream(
                    "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /X "
                            + (form + 1)
                            + " 0 R >> >>",
                    "/X Do".getBytes(ISO_8859_1));
        }
        pdf.stream(
                "/Type /XObject /Subtype /Form /BBox [0 0 600 800]"
                        + " /Resources << /Font << /F 5 0 R >> >>",
                LABEL.getBytes(ISO_8859_1));

        assertThat(reason(pdf.bytes())).isEqualTo(outcome);
    }

    @Test
    void layersThatNameEachOtherTwiceAreLookedAtOnce() {
        var pdf =
                RawPdf.ofPage(
                                "/Contents 5 0 R /Resources << /Font << /F 4 0 R >>"
                                        + " /Properties << /M 6 0 R >> >>")
                        .object(RawPdf.FONT)
                        .stream("/OC /M BDC " + LABEL + " EMC")
                        .object("<< /Type /OCMD /VE 7 0 R >>");
        for (int next = 8; next < 68; next++) {
            pdf.object("[/And " + next + " 0 R " + next + " 0 R]");
        }
        pdf.object("<< /Type /OCG /Name (Layer) >>");

        assertThat(reason(LIMITS.withTime(Duration.ofSeconds(5)), pdf.bytes()))
                .isEqualTo("TEXT HOLE-12\n");
    }

    @Test
    void longLabelUnderManyOpenOnesIsNotCopied() {
        var operators = new StringBuilder("BT /F 1 Tf 1 0 0 1 0 100 Tm (");
        operators.append("x".repeat(1_000_000)).append(") Tj ");
        for (int i = 0; i < 40; i++) {
            operators.append("1 0 0 1 0 101.3 Tm (A").append(i).append("-) Tj ");
        }
        byte[] document =
                RawPdf.ofPage("/Contents 5 0 R " + RESOURCES).object(RawPdf.FONT).stream(
                                operators + "ET")
                        .bytes();

        assertThat(text(document)).hasSizeLessThan(1_001_000);
    }

    @Test
    void pageTreeThatHoldsItselfEnds() {
        byte[] document =
                new RawPdf()
                                .object("<< /Type /Catalog /Pages 2 0 R >>")
                                .object("<< /Type /Pages /Kids [2 0 R 2 0 R 3 0 R] /Count 3 >>")
                                .object(
                                        "<< "
                                                + RawPdf.PAGE
                                                + " /Contents 5 0 R "
                                                + RESOURCES
                                                + " >>")
                                .object(RawPdf.FONT)
                                .stream(LABEL)
                                .bytes();

        assertThat(text(document)).startsWith("HOLE-12\n");
    }

    @Test
    void pageTreeMayClaimAnyNumberOfPages() {
        byte[] document =
                new RawPdf()
                                .object("<< /Type /Catalog /Pages 2 0 R >>")
                                .object("<< /Type /Pages /Kids [3 0 R] /Count 1400000000 >>")
                                .object(
                                        "<< "
                                                + RawPdf.PAGE
                                                + " /Contents 5 0 R "
                                                + RESOURCES
                                                + " >>")
                                .object(RawPdf.FONT)
                                .stream(LABEL)
                                .bytes();

        assertThat(text(document)).isEqualTo("HOLE-12\n");
        assertThat(picture(LIMITS, document)).isInstanceOf(Picture.Page.class);
        assertThat(
                        new DocumentPictures(LIMITS, InstantSource.system())
                                .page(document, 1_000_000, Instant.MAX))
                .isInstanceOf(Picture.Unreadable.class);
    }

    @Test
    void tenThousandPagesAreTooMany() {
        var pages =
                IntStream.range(0, 10_000)
                        .mapToObj(_ -> "3 0 R")
                        .collect(Collectors.joining(" ", "[", "]"));
        byte[] document =
                new RawPdf()
                        .object("<< /Type /Catalog /Pages 2 0 R >>")
                        .object("<< /Type /Pages /Kids " + pages + " /Count 10000 >>")
                        .object("<< " + RawPdf.PAGE + " >>")
                        .bytes();

        assertThat(reason(document)).isEqualTo("has more than 3000 pages");
    }

    @Test
    void outlineThatGoesInCirclesIsNotFollowed() {
        byte[] document =
                new RawPdf()
                                .object("<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R >>")
                                .object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
                                .object(
                                        "<< "
                                                + RawPdf.PAGE
                                                + " /Contents 5 0 R "
                                                + RESOURCES
                                                + " >>")
                                .object(RawPdf.FONT)
                                .stream(LABEL)
                                .object("<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 1 >>")
                                .object(
                                        "<< /Title (X) /Parent 6 0 R /Next 7 0 R /Prev 7 0 R /First 6 0 R >>")
                                .bytes();

        assertThat(text(document)).isEqualTo("HOLE-12\n");
    }

    @Test
    void crossReferenceTableThatLeadsToItselfEnds() {
        var pdf = RawPdf.ofPage("/Contents 5 0 R " + RESOURCES).object(RawPdf.FONT).stream(LABEL);
        byte[] document = pdf.trailer("/Root 1 0 R /Prev " + pdf.place()).bytes();

        assertThat(text(document)).isEqualTo("HOLE-12\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "<< /A ", "("})
    void deepNestingInContentIsNotFollowed(String open) {
        byte[] document = RawPdf.ofPage("/Contents 4 0 R").stream(open.repeat(2_000_000)).bytes();

        assertThat(reason(document)).isEqualTo("holds no text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "<< /A "})
    void deepNestingOfObjectsEnds(String open) {
        byte[] document =
                RawPdf.ofPage("/Contents 5 0 R " + RESOURCES + " /B " + open.repeat(500_000))
                        .object(RawPdf.FONT)
                        .stream(LABEL)
                        .bytes();

        assertThat(reason(document)).isEqualTo("holds no text");
    }

    @Test
    void layersNestedDeeplyEnd() {
        var pdf =
                RawPdf.ofPage(
                                "/Contents 5 0 R /Resources << /Font << /F 4 0 R >>"
                                        + " /Properties << /M 6 0 R >> >>")
                        .object(RawPdf.FONT)
                        .stream("/OC /M BDC " + LABEL + " EMC")
                        .object("<< /Type /OCMD /VE 7 0 R >>");
        for (int next = 8; next < 50_000; next++) {
            pdf.object("[/Not " + next + " 0 R]");
        }
        pdf.object("<< /Type /OCG /Name (Layer) >>");

        assertThat(reason(pdf.bytes())).isEqualTo("broken: nested too deeply");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!ENTITY a \"AAAAAAAAAA\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY e \"&b;&b;&b;&b;\">",
                "<!ENTITY e SYSTEM \"file:///etc/hostname\">",
                "<!ENTITY % e SYSTEM \"http://127.0.0.1:9/x.dtd\"> %e;"
            })
    void entitiesOfXmlAreNotRead(String entities) {
        var part = "<!DOCTYPE x [" + entities + "]><x><si><p><t>&e;</t></p></si></x>";
        byte[] word = new ZipSample().part("word/document.xml", part).bytes();
        byte[] workbook =
                new ZipSample()
                        .part("xl/workbook.xml", "<w/>")
                        .part("xl/sharedStrings.xml", part)
                        .bytes();

        assertThat(reason(word)).isEqualTo("broken: declares an XML document type");
        assertThat(reason(workbook)).isEqualTo("broken: declares an XML document type");
    }

    @Test
    void archiveInsideAnArchiveIsNotOpened() {
        byte[] word = new ZipSample().word("word/document.xml", "<w:p>HOLE-1</w:p>").bytes();
        byte[] bomb = new ZipSample().part("a.bin", new byte[8_000_000]).bytes();

        assertThat(reason(new ZipSample().part("a.docx", word).bytes()))
                .isEqualTo("archive: unpack it first");
        assertThat(
                        text(
                                new ZipSample()
                                        .word(
                                                "word/document.xml",
                                                "<w:p><w:r><w:t>HOLE-12</w:t></w:r></w:p>")
                                        .part("word/embeddings/a.zip", bomb)
                                        .bytes()))
                .startsWith("HOLE-12");
    }

    private static String text(byte[] document) {
        return extract(LIMITS, document) instanceof Extraction.Text(var pages)
                ? pages.getFirst().text()
                : reason(document);
    }

    private static String reason(byte[] document) {
        return reason(LIMITS, document);
    }

    private static String reason(ExtractionLimits limits, byte[] document) {
        return switch (extract(limits, document)) {
            case Extraction.Text text -> "TEXT " + text.pages().getFirst().text();
            case Extraction.NeedsOcr rest -> rest.reason();
            case Extraction.Unreadable unreadable -> unreadable.reason();
            case Extraction.Interrupted _ -> "INTERRUPTED";
        };
    }

    private static Extraction extract(ExtractionLimits limits, byte[] document) {
        return new DocumentTextExtractor(limits, InstantSource.system())
                .extract(document, Instant.MAX);
    }

    private static Picture picture(ExtractionLimits limits, byte[] document) {
        return new DocumentPictures(limits, InstantSource.system()).page(document, 1, Instant.MAX);
    }
}
