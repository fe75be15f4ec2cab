package io.isoscan.report;

import static io.isoscan.report.SampleResults.LINK;
import static io.isoscan.report.SampleResults.clean;
import static io.isoscan.report.SampleResults.failed;
import static io.isoscan.report.SampleResults.linked;
import static io.isoscan.report.SampleResults.matched;
import static io.isoscan.report.SampleResults.run;
import static io.isoscan.result.MatchRule.CASE;
import static io.isoscan.result.MatchRule.LINE_BREAK;
import static io.isoscan.result.MatchRule.LOOKALIKE;
import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.result.Box;
import io.isoscan.result.Evidence;
import io.isoscan.result.FileResult;
import io.isoscan.result.FoundCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Opens the report with Apache POI, which shares no code with what writes it. */
class ReportWorkbookTest {
    private static final List<String> MATCHES_HEADER =
            List.of(
                    "Code",
                    "File",
                    "Status",
                    "Page",
                    "Link",
                    "As it stands",
                    "Match",
                    "Source",
                    "Box");
    private static final List<String> WANTED = List.of("HOLE-1", "HOLE-2", "HOLE-9");

    @Test
    void everySheetHasItsRows() throws IOException {
        var book =
                written(
                        run(WANTED),
                        matched(0, "a.pdf", "HOLE-1", "HOLE-2"),
                        matched(1, "b.pdf", "HOLE-1"),
                        clean(2, "c.pdf"),
                        failed(3, "d.pdf", "encrypted: needs a password"));

        assertThat(book.sheetNames())
                .containsExactly("Summary", "Matches", "Files", "Codes", "Missing", "Errors");
        assertThat(book.rows("Matches"))
                .containsExactly(
                        MATCHES_HEADER,
                        match("HOLE-1", "a.pdf", "2 Codes", "1"),
                        match("HOLE-2", "a.pdf", "2 Codes", "1"),
                        match("HOLE-1", "b.pdf", "1 Code", "2"));
        assertThat(book.rows("Files"))
                .containsExactly(
                        List.of("File", "Status", "Codes", "Reason", "Link", "Attempts"),
                        List.of("a.pdf", "2 Codes", "2", "", link(), "1"),
                        List.of("b.pdf", "1 Code", "1", "", link(), "1"),
                        List.of("c.pdf", "No Codes", "0", "", "", "1"),
                        List.of("d.pdf", "Error", "0", "encrypted: needs a password", link(), "1"));
        assertThat(book.rows("Codes"))
                .containsExactly(
                        List.of("Code", "Files", "First file"),
                        List.of("HOLE-1", "2", "a.pdf"),
                        List.of("HOLE-2", "1", "a.pdf"),
                        List.of("HOLE-9", "0"));
        assertThat(book.rows("Missing")).containsExactly(List.of("Code"), List.of("HOLE-9"));
        assertThat(book.rows("Errors"))
                .containsExactly(
                        List.of("File", "Status", "Reason"),
                        List.of("d.pdf", "Error", "encrypted: needs a password"));
    }

    @Test
    void theSummaryHasTotalsTimingAndSettings() throws IOException {
        var book = written(run(WANTED), matched(0, "a.pdf", "HOLE-1"), clean(1, "b.pdf"));

        assertThat(book.summary())
                .containsEntry("Files listed", "4")
                .containsEntry("Files processed", "2")
                .containsEntry("Files with codes", "1")
                .containsEntry("Files without codes", "1")
                .containsEntry("Files with errors", "0")
                .containsEntry("Matches (file and code)", "1")
                .containsEntry("Missing codes", "2")
                .containsEntry(
                        "Box of a match",
                        "left, bottom, right, top from the page's lower left corner; PDF: points, image: pixels")
                .containsEntry("Started", "2026-01-20 03:00:00 UTC")
                .containsEntry("Ended", "2026-01-20 03:01:30 UTC")
                .containsEntry("Duration in seconds", "90.5")
                .containsEntry("Session", SampleResults.SESSION.value())
                .containsEntry("State", "done")
                .containsEntry("Generation", "1")
                .containsEntry("Source", "upload 1e9a3ffb-1111-4f5e-9a3d-2f5b8f9a7c10")
                .containsEntry("Codes from", "sheet \"Codes\", column A \"Code\"")
                .containsEntry("Wanted codes", "3")
                .containsEntry("Duplicate entries", "2")
                .containsEntry("Odd entries", "1")
                .containsEntry("Code pattern", "standard")
                .containsEntry("Match", "exact")
                .doesNotContainKey("Listing incomplete");
    }

    @Test
    void anIncompleteListingIsSaidOnTop() throws IOException {
        var book = written(run(WANTED, "the drive stopped answering"), clean(0, "a.pdf"));

        assertThat(book.rows("Summary").get(1))
                .containsExactly("Listing incomplete", "the drive stopped answering");
    }

    @Test
    void withoutAListEveryCodeFoundIsListedAndNoneIsMissing() throws IOException {
        var book = written(run(List.of()), matched(0, "a.pdf", "B-2", "A-1"));

        assertThat(book.rows("Codes"))
                .containsExactly(
                        List.of("Code", "Files", "First file"),
                        List.of("B-2", "1", "a.pdf"),
                        List.of("A-1", "1", "a.pdf"));
        assertThat(book.rows("Missing")).hasSize(1);
        assertThat(book.summary())
                .containsEntry("Wanted codes", "every code")
                .doesNotContainKey("Missing codes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=cmd|' /C calc'!A0",
                "+1+1",
                "-2",
                "@SUM(A1)",
                "\"quoted\" 'name' <b>&amp;",
                "📐 drawing 👩‍🔧.pdf",
                " spaces around ",
                "_x0041_",
                "HYPERLINK(\"http://x\")",
                "a\nb\tc"
            })
    void hostileNamesAreTextAndReadBackAsTheyWere(String name) throws IOException {
        var book = written(run(List.of(name)), matched(0, name, name), failed(1, name, name));

        for (var cell :
                List.of(
                        book.cell("Matches", 1, 0),
                        book.cell("Matches", 1, 1),
                        book.cell("Files", 1, 0),
                        book.cell("Codes", 1, 0),
                        book.cell("Errors", 1, 2))) {
            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell.getStringCellValue()).isEqualTo(name);
        }
    }

    @Test
    void controlCharactersAreShownAndLongNamesAreCut() throws IOException {
        var book =
                written(
                        run(List.of()),
                        matched(0, "a\u0001\ud800.pdf", "A-1"),
                        clean(1, "x".repeat(40_000)));

        assertThat(book.cell("Files", 1, 0).getStringCellValue()).isEqualTo("a\\u0001\\ud800.pdf");
        assertThat(book.cell("Files", 2, 0).getStringCellValue())
                .hasSize(32_767)
                .endsWith("… [cut]");
    }

    @Test
    void aLinkIsAFormulaWithItsQuotesDoubled() throws IOException {
        var hostile = "https://a/?q=\"),CALL(\"x\"&b=<c>";

        var book = written(run(List.of()), linked(matched(0, "a.pdf", "A-1"), hostile));

        assertThat(book.cell("Matches", 1, 4).getCellFormula())
                .isEqualTo("HYPERLINK(\"https://a/?q=\"\"),CALL(\"\"x\"\"&b=<c>\",\"Open\")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "=1+1", "data:text/html,x"})
    void aLinkOfAnotherKindIsText(String link) throws IOException {
        var book = written(run(List.of()), linked(matched(0, "a.pdf", "A-1"), link));

        assertThat(book.cell("Matches", 1, 4).getCellType()).isEqualTo(CellType.STRING);
        assertThat(book.cell("Matches", 1, 4).getStringCellValue()).isEqualTo(link);
    }

    @Test
    void aLinkTooLongForAFormulaIsText() throws IOException {
        var link = "https://a/" + "x".repeat(290);

        var book = written(run(List.of()), linked(matched(0, "a.pdf", "A-1"), link));

        assertThat(book.cell("Matches", 1, 4).getStringCellValue()).isEqualTo(link);
    }

    @Test
    void aFullSheetGoesOnInAnother() throws IOException {
        var results = new ArrayList<FileResult>();
        for (int i = 0; i < 7; i++) {
            results.add(matched(i, i + ".pdf", "HOLE-1"));
        }

        var book = written(new ReportWorkbook(4), run(WANTED), results);

        assertThat(book.sheetNames())
                .containsExactly(
                        "Summary",
                        "Matches",
                        "Matches 2",
                        "Matches 3",
                        "Files",
                        "Files 2",
                        "Files 3",
                        "Codes",
                        "Missing",
                        "Errors");
        assertThat(book.rows("Matches")).hasSize(4);
        assertThat(book.rows("Matches 2")).hasSize(4);
        assertThat(book.rows("Matches 3"))
                .containsExactly(MATCHES_HEADER, match("HOLE-1", "6.pdf", "1 Code", "7"));
    }

    @Test
    void headersAreFrozenBoldAndFiltered() throws IOException {
        var sheet = written(run(WANTED), matched(0, "a.pdf", "HOLE-1")).sheet("Matches");

        assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
        assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
        assertThat(sheet.getRow(0).getCell(0).getCellStyle().getFont().getBold()).isTrue();
        assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:I2");
    }

    @Test
    void aHitSaysHowItWasFound() throws IOException {
        var box = new Box(100, -2, 136.12, 708.5);
        var read = new Evidence("h0le-l", box, List.of(CASE, LOOKALIKE), 87, false);
        var hidden = new Evidence("HOLE-2", box, List.of(LINE_BREAK), null, true);

        var book =
                written(
                        run(WANTED),
                        matched(
                                0,
                                "a.pdf",
                                new FoundCode("HOLE-1", 1, read),
                                new FoundCode("HOLE-2", 2, hidden)));

        assertThat(book.rows("Matches"))
                .extracting(row -> row.subList(5, 9))
                .containsExactly(
                        List.of("As it stands", "Match", "Source", "Box"),
                        List.of(
                                "h0le-l",
                                "lenient: case, 0/O or 1/l/I",
                                "OCR, 87% sure",
                                "100, -2, 136.12, 708.5"),
                        List.of(
                                "HOLE-2",
                                "exact: broken over two lines",
                                "text in a hidden layer",
                                "100, -2, 136.12, 708.5"));
    }

    private static List<String> match(String code, String file, String status, String page) {
        return List.of(code, file, status, page, link(), code, "exact", "text");
    }

    private static String link() {
        return "HYPERLINK(\"" + LINK + "\",\"Open\")";
    }

    private static Book written(ReportedRun run, FileResult... results) throws IOException {
        return written(new ReportWorkbook(), run, List.of(results));
    }

    private static Book written(ReportWorkbook workbook, ReportedRun run, List<FileResult> results)
            throws IOException {
        var out = new ByteArrayOutputStream();
        try (var spool = new ResultSpool(1, run.codes().codes(), FileResult::codes)) {
            results.forEach(spool);
            workbook.write(run, spool, out);
        }
        return new Book(new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray())));
    }

    /** A workbook as a reader sees it: formulas by their text, all else as shown. */
    private record Book(XSSFWorkbook workbook) {

        List<String> sheetNames() {
            var names = new ArrayList<String>();
            workbook.forEach(sheet -> names.add(sheet.getSheetName()));
            return names;
        }

        XSSFSheet sheet(String name) {
            return workbook.getSheet(name);
        }

        XSSFCell cell(String sheet, int row, int column) {
            return sheet(sheet).getRow(row).getCell(column);
        }

        List<List<String>> rows(String name) {
            var rows = new ArrayList<List<String>>();
            sheet(name)
                    .forEach(row -> {
                        var cells = new ArrayList<String>();
                        for (int i = 0; i < row.getLastCellNum(); i++) {
                            cells.add(new DataFormatter().formatCellValue(row.getCell(i)));
                        }
                        rows.add(cells);
                    });
            return rows;
        }

        Map<String, String> summary() {
            var values = new TreeMap<String, String>();
            rows("Summary").stream()
                    .filter(row -> row.size() == 2)
                    .forEach(row -> values.put(row.getFirst(), row.getLast()));
            return values;
        }
    }
}
