package io.isoscan.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.codes.WantedCodes;
import io.isoscan.match.CodeMatcher;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of a code may stand on lines of running text, but not in things that stand apart. */
final class LabelEndsTest {
    private final DocumentTextExtractor extractor =
            new DocumentTextExtractor(ExtractionLimits.defaults(), InstantSource.system());

    @Test
    void labelsOfADrawingMakeNoCodeTogether() {
        byte[] apart =
                PdfSample.operators(
                        "BT /F 10 Tf 100 700 Td (VALVE) Tj ET BT /F 10 Tf 400 100 Td (12) Tj ET");
        byte[] one = PdfSample.operators("BT /F 10 Tf 100 700 Td (VALVE 12) Tj ET");

        assertThat(found(apart)).isEmpty();
        assertThat(found(one)).containsExactly("VALVE 12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"VALVE,12,x,x", "x,VALVE,12,x", "x,x,VALVE,12"})
    void cellsOfADocumentMakeNoCodeTogether(String texts) {
        assertThat(found(word(texts.split(",", -1)))).isEmpty();
    }

    @Test
    void paragraphsOfADocumentAreRunningText() {
        byte[] document =
                new ZipSample()
                        .word("word/document.xml", paragraph("VALVE") + paragraph("12"))
                        .bytes();

        assertThat(found(document)).containsExactly("VALVE\n12");
    }

    @Test
    void cellsOfAnOldDocumentMakeNoCodeTogether() throws IOException {
        assertThat(found(DocSample.word("VALVE\u0007", "12\u0007"))).isEmpty();
        assertThat(found(DocSample.word("VALVE\r", "12\r"))).containsExactly("VALVE\n12");
    }

    @Test
    void cellsOfAWorkbookMakeNoCodeTogether() {
        assertThat(found(workbook("VALVE", "12"))).isEmpty();
        assertThat(found(workbook("VALVE\n12", "x"))).containsExactly("VALVE\n12");
    }

    @Test
    void brokenCodeMakesNoneTogetherWithTheTextBeforeIt() {
        assertThat(found("at VALVE-\n12 end VALVE".getBytes(UTF_8), "VALVE VALVE-12")).isEmpty();
        assertThat(found("see VALVE\n12".getBytes(UTF_8))).containsExactly("VALVE\n12");
    }

    /** A paragraph, a table of two cells and a paragraph. */
    private static byte[] word(String... texts) {
        var body =
                paragraph(texts[0])
                        + "<w:tbl><w:tr><w:tc>"
                        + paragraph(texts[1])
                        + "</w:tc><w:tc>"
                        + paragraph(texts[2])
                        + "</w:tc></w:tr></w:tbl>"
                        + paragraph(texts[3]);
        return new ZipSample().word("word/document.xml", body).bytes();
    }

    private static String paragraph(String text) {
        return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }

    private static byte[] workbook(String first, String second) {
        return new ZipSample()
                .part("xl/workbook.xml", "<w xmlns:r=\"urn:r\"><sheet r:id=\"r1\"/></w>")
                .part(
                        "xl/_rels/workbook.xml.rels",
                        "<r><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"s.xml\"/></r>")
                .part("xl/s.xml", "<s>" + cell(first) + cell(second) + "</s>")
                .bytes();
    }

    private static String cell(String text) {
        return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    private List<String> found(byte[] document) {
        return found(document, "VALVE 12");
    }

    /** Exactly and leniently. */
    private List<String> found(byte[] document, String code) {
        var exact = CodeMatcher.of(WantedCodes.listed(List.of(code), "test"));
        var found = new ArrayList<String>();
        if (extractor.extract(document, Instant.MAX) instanceof Extraction.Text(var pages)) {
            var page = pages.getFirst();
            for (var matcher : List.of(exact, exact.lenient())) {
                var pieces = new ArrayList<String>();
                matcher.find(
                        page.utf8(),
                        (_, from, to, _) ->
                                pieces.add(new String(page.utf8(), from, to - from, UTF_8)));
                assertThat(found.isEmpty() || found.equals(pieces)).isTrue();
                found = pieces;
            }
        }
        return found;
    }
}
