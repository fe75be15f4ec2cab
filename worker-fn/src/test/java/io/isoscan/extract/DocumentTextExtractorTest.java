package io.isoscan.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DocumentTextExtractorTest {

    private static final ExtractionLimits LIMITS = ExtractionLimits.defaults();
    private static final String LABELS = "HOLE-12\nDübel Ø8";
    private static final String DTD = "<!DOCTYPE x [<!ENTITY e \"HOLE-12\">]>";

    private final TextExtractor extractor = with(LIMITS);

    @Test
    void wordBodyTableHeaderAndTextBoxAreRead() {
        byte[] document =
                new ZipSample()
                        .word("word/document.xml", paragraph("HO", "LE-12") + table("A-1", "B-2"))
                        .word("word/header1.xml", paragraph("HEAD-3"))
                        .word("word/footnotes.xml", paragraph("NOTE-4"))
                        .bytes();

        assertThat(text(document).split("\\s+"))
                .containsExactlyInAnyOrder("HOLE-12", "A-1", "B-2", "HEAD-3", "NOTE-4");
    }

    @Test
    void textBoxInsideAParagraphDoesNotCutItAndCountsOnce() {
        String box = "<w:txbxContent>" + paragraph("BOX-5") + "</w:txbxContent>";
        String choice = "<mc:Choice>" + box + "</mc:Choice><mc:Fallback>" + box + "</mc:Fallback>";
        byte[] document =
                new ZipSample()
                        .word(
                                "word/document.xml",
                                "<w:p><w:r><w:t>HOLE</w:t></w:r><w:r><mc:AlternateContent>"
                                        + choice
                                        + "</mc:AlternateContent></w:r><w:r><w:t>-12</w:t></w:r></w:p>")
                        .bytes();

        assertThat(text(document).strip().split("\\s+")).containsExactly("BOX-5", "HOLE-12");
    }

    @Test
    void deletedTextAndFieldInstructionsOfWordAreNotRead() {
        byte[] document =
                new ZipSample()
                        .word(
                                "word/document.xml",
                                "<w:p><w:r><w:instrText>PAGE-1</w:instrText></w:r><w:r>"
                                        + "<w:delText>GONE-2</w:delText><w:t>KEPT-3</w:t></w:r></w:p>")
                        .bytes();

        assertThat(text(document).strip()).isEqualTo("KEPT-3");
    }

    @Test
    void oldWordIsReadFromEveryPiece() throws IOException {
        byte[] document =
                DocSample.word(
                        "HOLE-\u001312\u0014\u0015", "\u0013 PAGE \u0015\u0416-7\r\u0007A\u001e1");

        assertThat(text(document)).isEqualTo("HOLE-\u0416-7\n\nA-1");
    }

    @Test
    void oldWordEncryptedOrOlderSaysSo() throws IOException {
        assertThat(reason(DocSample.word("A", "B", 0x00C1, 0x0100)))
                .isEqualTo("encrypted: needs a password");
        assertThat(reason(DocSample.word("A", "B", 0x0065, 0)))
                .isEqualTo("Word 6 or 95 document: save it as .docx");
    }

    @ParameterizedTest
    @CsvSource({
        "EncryptedPackage, encrypted: needs a password",
        "Workbook, Excel 97-2003 workbook: save it as .xlsx",
        "__properties, not a Word document: save it as .pdf or .docx"
    })
    void otherOfficeFilesSayWhatToDo(String stream, String reason) throws IOException {
        byte[] document = DocSample.ole2(stream, new byte[5000], "Other", new byte[10]);

        assertThat(reason(document)).isEqualTo(reason);
    }

    @Test
    void everyCellOfAWorkbookIsALineAndEverySheetAPage() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet first = workbook.newWorksheet("One");
            first.value(0, 0, "HOLE-12");
            first.value(0, 1, 4711);
            first.inlineString(1, 0, "A & B");
            first.finish();
            Worksheet second = workbook.newWorksheet("Two");
            second.value(0, 0, "HOLE-13");
            second.finish();
        }

        Extraction extraction = extractor.extract(out.toByteArray(), Instant.MAX);

        assertThat(Pages.of(extraction))
                .containsExactly("1: HOLE-12\n4711\nA & B\n", "2: HOLE-13\n");
    }

    @Test
    void numbersAreReadAsTheirCellsShowThemAndFormulasByTheirLastValue() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("One");
            sheet.value(0, 0, 42);
            sheet.style(0, 0).format("\"HOLE-\"000").set();
            sheet.value(1, 0, 0.1 + 0.2);
            sheet.value(2, 0, 4711);
            sheet.value(3, 0, 7);
            sheet.style(3, 0).format("0.00").set();
            sheet.finish();
        }

        assertThat(text(out.toByteArray()).split("\\n", -1))
                .containsExactly("HOLE-042", "0.3", "4711", "7.00", "");
        assertThat(text(workbook("<c t=\"str\"><f>A1&amp;1</f><v>HOLE-12</v></c>", "<si/>")))
                .isEqualTo("HOLE-12\n");
    }

    @Test
    void hiddenSheetsAreRead() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            workbook.newWorksheet("Shown").value(0, 0, "HOLE-12");
            Worksheet hidden = workbook.newWorksheet("Hidden");
            hidden.value(0, 0, "HOLE-13");
            hidden.setVisibilityState(VisibilityState.VERY_HIDDEN);
        }

        assertThat(Pages.of(extractor.extract(out.toByteArray(), Instant.MAX)))
                .containsExactly("1: HOLE-12\n", "2: HOLE-13\n");
    }

    @Test
    void hyphenThatOnlyShowsAtALinesEndIsNoPartOfACode() {
        byte[] document =
                new ZipSample()
                        .word(
                                "word/document.xml",
                                "<w:p><w:r><w:t>HO</w:t><w:softHyphen/><w:t>LE</w:t><w:noBreakHyphen/>"
                                        + "<w:t>1\u00AD2</w:t></w:r></w:p>")
                        .bytes();

        assertThat(text(document).strip()).isEqualTo("HOLE-12");
    }

    @Test
    void forgedStringNumberAndCellAddressCostNothing() {
        byte[] document =
                workbook("<c r=\"ZZZZZZ1\" t=\"s\"><v>2000000000</v></c><c><v>7</v></c>", "<si/>");

        assertThat(text(document)).isEqualTo("7\n");
    }

    @Test
    void documentTypesInXmlAreRefused() {
        byte[] word =
                new ZipSample().part("word/document.xml", DTD + "<x><p><t>&e;</t></p></x>").bytes();

        assertThat(reason(word)).isEqualTo("broken: declares an XML document type");
        assertThat(reason(workbook("<c><v>1</v></c>", DTD + "<si><t>&e;</t></si>")))
                .isEqualTo("broken: declares an XML document type");
    }

    @Test
    void bombInsideAWordFileStopsAtTheRatio() {
        byte[] bomb =
                new ZipSample()
                        .part("word/document.xml", "<x>" + " ".repeat(8_000_000) + "</x>")
                        .bytes();

        assertThat(reason(bomb)).isEqualTo("inflates to more than 200 times its size");
    }

    @Test
    void inflatedBytesAreCountedOverAllParts() {
        ZipSample sample = new ZipSample().word("word/document.xml", paragraph("HOLE-12"));
        byte[] noise = new byte[600];
        new Random(1).nextBytes(noise);
        String filler = "<!--" + HexFormat.of().formatHex(noise) + "-->";
        byte[] document =
                sample.word("word/header1.xml", filler).word("word/header2.xml", filler).bytes();

        assertThat(reason(with(LIMITS.withInflatedBytes(2_000)), document))
                .isEqualTo("inflates to more than 2000 bytes");
        assertThat(text(document).strip()).isEqualTo("HOLE-12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "ISO-8859-1"})
    void textIsReadInAnyEncoding(String encoding) {
        assertThat(text(LABELS.getBytes(Charset.forName(encoding)))).isEqualTo(LABELS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void byteOrderMarkIsHeededAndNotPartOfTheText(String encoding) {
        assertThat(text(("\uFEFF" + LABELS).getBytes(Charset.forName(encoding)))).isEqualTo(LABELS);
    }

    @Test
    void csvKeepsItsCellsApart() {
        assertThat(text(ascii("code;file\r\nHOLE-12;a.pdf\r\n")))
                .isEqualTo("code;file\r\nHOLE-12;a.pdf\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "see HOLE-\n12 in the floor",
                "see HOLE-\r\n12 in the floor",
                "see HOLE- \n  12 in the floor",
                "see this; and HOLE-\n12 in the floor"
            })
    void codeBrokenAtItsHyphenIsFoundAsBroken(String broken) {
        byte[] text = ascii(broken);

        assertThat(extractor.extract(text, Instant.MAX))
                .isInstanceOfSatisfying(
                        Extraction.Text.class,
                        read -> {
                            var page = read.pages().getFirst();
                            int at = page.text().indexOf("HOLE-12");
                            assertThat(page.place(at, at + 7)).contains(Place.acrossLines());
                            assertThat(page.place(0, 3)).isEmpty();
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drill as shown, HOLE-\n12 and deburr, please\n",
                "a, b\nc, HOLE-\n12, d, e\n",
                "\"a, b\", c\n\"d\", e, HOLE-\n12\n"
            })
    void commasOfProseMakeNoTable(String text) {
        assertThat(text(ascii(text))).startsWith(text + "\nHOLE-12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b,\"c,d\"\ne,f,HOLE-\n12,g,h\n",
                "A;HOLE-\n12;B\n",
                "A,HOLE-\n12,B\n",
                "A\tHOLE-\n12\tB\n",
                "A;B\n\nA;HOLE-\n12;B\n",
                "tag,note,line\n7,\"x, y\",HOLE-\n12,b,c\n",
                "HOLE-\n12,b\n",
                "HOLE-\n\n12",
                "HOLE\n-12",
                "HOLE-\n(12",
                "HOLE - \n12",
                "HOLE-"
            })
    void whatIsNoBrokenCodeIsNotJoined(String text) {
        assertThat(text(ascii(text))).isEqualTo(text);
    }

    @Test
    void binaryJunkIsNotText() {
        byte[] junk = new byte[4000];
        new Random(7).nextBytes(junk);

        assertThat(reason(junk)).isEqualTo("unknown file type: save it as .pdf");
    }

    @ParameterizedTest
    @CsvSource({
        "89504e470d0a1a0a0000000d, png",
        "ffd8ffe000104a4649460001, jpg",
        "474946383961010001000000, gif",
        "49492a000800000000000000, tif",
        "4d4d002a0000000800000000, tif"
    })
    void imagesWaitForOcr(String head, String type) {
        assertThat(reason(HexFormat.of().parseHex(head)))
                .isEqualTo("image: " + type + " needs OCR");
    }

    @Test
    void othersSayWhatToDo() {
        assertThat(reason(new byte[0])).isEqualTo("empty file");
        assertThat(reason(ascii("{\\rtf1 HOLE-12}"))).isEqualTo("RTF document: save it as .docx");
        assertThat(reason(ascii("AC1032 HOLE-12"))).isEqualTo("DWG drawing: export it as .pdf");
        assertThat(reason(new ZipSample().part("a.pdf", "x").bytes()))
                .isEqualTo("archive: unpack it first");
        assertThat(reason(new ZipSample().part("ppt/presentation.xml", "x").bytes()))
                .isEqualTo("PowerPoint file: export it as .pdf");
    }

    @Test
    void typeIsToldByContentEvenBehindJunk() {
        byte[] pdf = PdfSample.page(PdfSample.label("HOLE-12", 0, 50, 50));
        byte[] shifted = new byte[pdf.length + 20];
        System.arraycopy(pdf, 0, shifted, 20, pdf.length);

        assertThat(text(shifted)).isEqualTo("HOLE-12\n");
    }

    @Test
    void pdfWithAPasswordSaysSo() {
        byte[] document =
                PdfSample.pages(
                        1,
                        PdfSample.label("HOLE-12", 0, 50, 50),
                        all -> protect(all, "owner", "user"));

        assertThat(reason(document)).isEqualTo("encrypted: needs a password");
    }

    @Test
    void pdfThatOpensWithoutItsPasswordIsRead() {
        byte[] document =
                PdfSample.pages(
                        1, PdfSample.label("HOLE-12", 0, 50, 50), all -> protect(all, "owner", ""));

        assertThat(text(document)).isEqualTo("HOLE-12\n");
    }

    @Test
    void pdfWithoutTextLayerNeedsOcr() {
        byte[] document = PdfSample.page(paths(1));

        assertThat(reason(document)).isEqualTo("no text layer: needs OCR");
    }

    @Test
    void emptyPdfHoldsNoText() {
        assertThat(reason(PdfSample.page(page -> {}))).isEqualTo("holds no text");
    }

    @Test
    void onlyPagesWithoutTextNeedOcr() {
        byte[] document =
                PdfSample.pages(
                        1,
                        PdfSample.label("HOLE-12", 0, 50, 50),
                        all -> PdfSample.draw(all, paths(1)));

        assertThat(extractor.extract(document, Instant.MAX))
                .isInstanceOfSatisfying(
                        Extraction.NeedsOcr.class,
                        rest -> {
                            assertThat(rest.pictures()).containsExactly(2);
                            assertThat(rest.pages().getFirst().text()).isEqualTo("HOLE-12\n");
                        });
    }

    @Test
    void fewLettersBesideManyPathsNeedOcrAndBesideFewDoNot() {
        assertThat(reason(labelAnd("HOLE-12", 50))).isEqualTo("no text layer: needs OCR");
        assertThat(text(labelAnd("HOLE-12", 49))).isEqualTo("HOLE-12\n");
        assertThat(text(labelAnd("HOLE-12 IN THE FLOOR OF UNIT 37", 50))).startsWith("HOLE-12");
    }

    private static byte[] labelAnd(String label, int paths) {
        return PdfSample.page(page -> {
            PdfSample.label(label, 0, 50, 50).on(page);
            paths(paths).on(page);
        });
    }

    private static PdfSample.Drawing paths(int count) {
        return page -> {
            for (int i = 0; i < count; i++) {
                page.addRect(i, 1, 9, 9);
                page.stroke();
            }
        };
    }

    @Test
    void cutOffDocumentsAreBroken() {
        byte[] zip = new ZipSample().word("word/document.xml", paragraph("HOLE-12")).bytes();

        assertThat(reason(Arrays.copyOf(zip, zip.length / 2))).startsWith("broken: damaged");
        assertThat(reason(ascii("%PDF-1.7\n1 0 obj"))).startsWith("broken: damaged");
        assertThat(reason(new ZipSample().part("word/document.xml", "<x><t>HO").bytes()))
                .startsWith("broken: damaged");
    }

    @Test
    void documentsOverALimitAreNotRead() {
        byte[] document = PdfSample.pages(3, PdfSample.label("HOLE-12", 0, 50, 50), _ -> {});

        assertThat(reason(with(LIMITS.withPages(2)), document)).isEqualTo("has more than 2 pages");
        assertThat(text(with(LIMITS.withPages(3)), document)).contains("HOLE-12");
        assertThat(reason(with(LIMITS.withDocumentBytes(9)), document))
                .isEqualTo("larger than 9 bytes");
    }

    @Test
    void readingStopsAtItsDeadline() {
        byte[] pdf = PdfSample.page(PdfSample.label("HOLE-12", 0, 50, 50));
        byte[] word = new ZipSample().word("word/document.xml", paragraph("HOLE-12")).bytes();
        TextExtractor late =
                new DocumentTextExtractor(
                        LIMITS.withTime(Duration.ofSeconds(30)),
                        new TestClock(Duration.ofSeconds(31)));

        assertThat(reason(late, pdf)).isEqualTo("took longer than 30 s");
        assertThat(reason(late, word)).isEqualTo("took longer than 30 s");
    }

    @Test
    void callersMomentInterruptsADocumentThatHasTimeLeft() {
        byte[] pdf = PdfSample.page(PdfSample.label("HOLE-12", 0, 50, 50));
        byte[] word = new ZipSample().word("word/document.xml", paragraph("HOLE-12")).bytes();
        Instant until = Instant.EPOCH.plusSeconds(45);

        for (byte[] document : List.of(pdf, word)) {
            TextExtractor late =
                    new DocumentTextExtractor(
                            LIMITS.withTime(Duration.ofDays(1)),
                            new TestClock(Duration.ofSeconds(31)));

            assertThat(late.extract(document, until)).isEqualTo(new Extraction.Interrupted());
        }
    }

    @Test
    void ownLimitOfADocumentIsAnErrorThoughTheCallersMomentHasComeToo() {
        byte[] pdf = PdfSample.page(PdfSample.label("HOLE-12", 0, 50, 50));
        TextExtractor late =
                new DocumentTextExtractor(
                        LIMITS.withTime(Duration.ofSeconds(30)),
                        new TestClock(Duration.ofSeconds(31)));

        assertThat(late.extract(pdf, Instant.EPOCH.plusSeconds(45)))
                .isEqualTo(new Extraction.Unreadable("took longer than 30 s"));
    }

    @Test
    void longContentStreamStopsAtItsDeadline() {
        byte[] document =
                PdfSample.page(page -> {
                    for (int i = 0; i < 20_000; i++) {
                        page.moveTo(i, i);
                    }
                });
        TextExtractor late =
                new DocumentTextExtractor(
                        LIMITS.withTime(Duration.ofSeconds(60)),
                        new TestClock(Duration.ofMillis(500)));

        assertThat(reason(late, document)).isEqualTo("took longer than 60 s");
    }

    @Test
    void whatALibraryThrowsEndsAsAReason() {
        byte[] document = PdfSample.page(PdfSample.label("HOLE-12", 0, 50, 50));
        InstantSource overflowing =
                () -> {
                    throw new StackOverflowError();
                };
        InstantSource exhausted =
                () -> {
                    throw new OutOfMemoryError();
                };

        assertThat(reason(new DocumentTextExtractor(LIMITS, overflowing), document))
                .isEqualTo("broken: nested too deeply");
        assertThat(reason(new DocumentTextExtractor(LIMITS, exhausted), document))
                .isEqualTo("needs more memory than one file may use");
    }

    private static void protect(PDDocument document, String owner, String user) throws IOException {
        StandardProtectionPolicy policy =
                new StandardProtectionPolicy(owner, user, new AccessPermission());
        policy.setEncryptionKeyLength(128);
        document.protect(policy);
    }

    private static byte[] workbook(String cells, String shared) {
        return new ZipSample()
                .part("xl/sharedStrings.xml", wrapped(shared))
                .part(
                        "xl/workbook.xml",
                        "<w><sheet xmlns:r=\"urn:r\" name=\"One\" sheetId=\"1\" r:id=\"r1\"/></w>")
                .part(
                        "xl/_rels/workbook.xml.rels",
                        "<r><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"s.xml\"/></r>")
                .part("xl/s.xml", "<s>" + cells + "</s>")
                .bytes();
    }

    private static String wrapped(String shared) {
        return shared.startsWith(DTD)
                ? DTD + "<sst>" + shared.substring(DTD.length()) + "</sst>"
                : "<sst>" + shared + "</sst>";
    }

    private static String paragraph(String... runs) {
        StringBuilder paragraph = new StringBuilder("<w:p>");
        for (String run : runs) {
            paragraph.append("<w:r><w:t>").append(run).append("</w:t></w:r>");
        }
        return paragraph.append("</w:p>").toString();
    }

    private static String table(String left, String right) {
        return "<w:tbl><w:tr><w:tc>%s</w:tc><w:tc>%s</w:tc></w:tr></w:tbl>"
                .formatted(paragraph(left), paragraph(right));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static TextExtractor with(ExtractionLimits limits) {
        return new DocumentTextExtractor(limits, InstantSource.system());
    }

    private String text(byte[] document) {
        return text(extractor, document);
    }

    private static String text(TextExtractor extractor, byte[] document) {
        return switch (extractor.extract(document, Instant.MAX)) {
            case Extraction.Text text -> text.pages().getFirst().text();
            case Extraction.NeedsOcr rest -> rest.reason();
            case Extraction.Unreadable unreadable -> "UNREADABLE " + unreadable.reason();
            case Extraction.Interrupted _ -> "INTERRUPTED";
        };
    }

    private String reason(byte[] document) {
        return reason(extractor, document);
    }

    private static String reason(TextExtractor extractor, byte[] document) {
        return switch (extractor.extract(document, Instant.MAX)) {
            case Extraction.Text text -> "TEXT " + text.pages();
            case Extraction.NeedsOcr rest -> rest.reason();
            case Extraction.Unreadable unreadable -> unreadable.reason();
            case Extraction.Interrupted _ -> "INTERRUPTED";
        };
    }
}
