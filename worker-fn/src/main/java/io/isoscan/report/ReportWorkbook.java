package io.isoscan.report;

import io.isoscan.report.TableSheet.Column;
import io.isoscan.result.FileResult;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.dhatim.fastexcel.Workbook;

/**
 * Writes a session's report as an .xlsx, streamed: the sheets Summary, Matches, Files, Codes,
 * Missing and Errors, each of which goes on in another sheet ({@code Matches 2}) where it is full.
 * Nothing that comes from a document or a client ever becomes a formula. Thread-safe.
 */
public final class ReportWorkbook {
    /** Excel's limit, the header row among them. */
    private static final int ROWS_OF_EXCEL = 1_048_576;

    /** Less work than the usual level 6, for a file that is a little larger. */
    private static final int COMPRESSION = 2;

    private static final Column CODE = new Column("Code", 26);
    private static final Column FILE = new Column("File", 60);
    private static final Column STATUS = new Column("Status", 12);
    private static final Column LINK = new Column("Link", 14);
    private static final Column REASON = new Column("Reason", 60);

    private final int rowsOfSheet;

    public ReportWorkbook() {
        this(ROWS_OF_EXCEL);
    }

    ReportWorkbook(int rowsOfSheet) {
        this.rowsOfSheet = rowsOfSheet;
    }

    /**
     * Writes the report to a new file.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    public void write(ReportedRun run, ResultSpool spool, Path to) {
        try (var out = new BufferedOutputStream(Files.newOutputStream(to), 1 << 16)) {
            write(run, spool, out);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the report to " + to.getFileName(), e);
        }
    }

    /**
     * Writes the report to a stream, which stays open.
     *
     * @throws IOException when it cannot be written
     */
    public void write(ReportedRun run, ResultSpool spool, OutputStream out) throws IOException {
        var workbook = new Workbook(out, "Isoscan", "1.0");
        workbook.setCompressionLevel(COMPRESSION);
        SummarySheet.write(workbook, run, spool);
        writeMatches(workbook, spool);
        writeFiles(workbook, spool);
        writeCodes(workbook, spool);
        writeMissing(workbook, spool);
        writeErrors(workbook, spool);
        workbook.finish();
    }

    private void writeMatches(Workbook workbook, ResultSpool spool) {
        var page = new Column("Page", 8);
        var text = new Column("As it stands", 20);
        var match = new Column("Match", 28);
        var source = new Column("Source", 24);
        var box = new Column("Box", 28);
        Column[] columns = {CODE, FILE, STATUS, page, LINK, text, match, source, box};
        try (var sheet = table(workbook, "Matches", columns)) {
            spool.forEach(result -> addMatches(sheet, result));
        }
    }

    private static void addMatches(TableSheet sheet, FileResult result) {
        for (var found : result.codes()) {
            sheet.row().text(found.code()).text(result.fileName()).text(result.statusLabel());
            sheet.number(found.page()).link(result.pdfLink(), "Open");
            sheet.text(found.evidence().text());
            sheet.text(EvidenceWords.match(found.evidence()));
            sheet.text(EvidenceWords.source(found.evidence()));
            sheet.text(EvidenceWords.box(found.evidence()));
        }
    }

    private void writeFiles(Workbook workbook, ResultSpool spool) {
        var codes = new Column("Codes", 8);
        var attempts = new Column("Attempts", 10);
        try (var sheet = table(workbook, "Files", FILE, STATUS, codes, REASON, LINK, attempts)) {
            spool.forEach(result -> addFile(sheet, result));
        }
    }

    private static void addFile(TableSheet sheet, FileResult result) {
        sheet.row().text(result.fileName()).text(result.statusLabel()).number(result.codeCount());
        sheet.text(reason(result)).link(result.pdfLink(), "Open").number(result.attempts());
    }

    private void writeCodes(Workbook workbook, ResultSpool spool) {
        var files = new Column("Files", 8);
        var first = new Column("First file", 60);
        try (var sheet = table(workbook, "Codes", CODE, files, first)) {
            spool.codes()
                    .forEach((code, count, position) -> {
                        sheet.row().text(code).number(count);
                        sheet.text(count == 0 ? "" : spool.fileNameAt(position));
                    });
        }
    }

    private void writeMissing(Workbook workbook, ResultSpool spool) {
        try (var sheet = table(workbook, "Missing", CODE)) {
            spool.codes().missing().forEach(code -> sheet.row().text(code));
        }
    }

    private void writeErrors(Workbook workbook, ResultSpool spool) {
        try (var sheet = table(workbook, "Errors", FILE, STATUS, REASON)) {
            spool.forEach(result -> addError(sheet, result));
        }
    }

    private static void addError(TableSheet sheet, FileResult result) {
        if (result.status().failed()) {
            sheet.row().text(result.fileName()).text(result.statusLabel()).text(reason(result));
        }
    }

    private static String reason(FileResult result) {
        return Objects.requireNonNullElse(result.error(), "");
    }

    private TableSheet table(Workbook workbook, String name, Column... columns) {
        return new TableSheet(workbook, name, rowsOfSheet, columns);
    }
}
