package io.isoscan.report;

import io.isoscan.session.SessionSource;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The report's first sheet: totals, timing and settings, a label and a value in each row. */
final class SummarySheet {
    private static final String BOX =
            "left, bottom, right, top from the page's lower left corner; PDF: points, image: pixels";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final String WARNING = "C00000";

    private final Worksheet sheet;
    private int row;

    private SummarySheet(Worksheet sheet) {
        this.sheet = sheet;
    }

    static void write(Workbook workbook, ReportedRun run, ResultSpool spool) throws IOException {
        var summary = new SummarySheet(workbook.newWorksheet("Summary"));
        summary.title();
        summary.problem(run);
        summary.totals(run, spool);
        summary.timing(run, spool);
        summary.settings(run);
        summary.sheet.finish();
    }

    private void title() {
        sheet.width(0, 26);
        sheet.width(1, 80);
        sheet.freezePane(0, 1);
        Printing.fitToWidth(sheet);
        sheet.inlineString(0, 0, "Isoscan report");
        sheet.range(0, 0, 0, 1).style().bold().fontSize(14).fillColor("DDE6F0").set();
    }

    private void problem(ReportedRun run) {
        var problem = run.session().problem();
        if (problem != null) {
            line("Listing incomplete", problem);
            sheet.range(row, 0, row, 1).style().bold().fontColor(WARNING).wrapText(true).set();
        }
    }

    private void totals(ReportedRun run, ResultSpool spool) {
        heading("Totals");
        line("Files listed", run.session().totalFiles());
        line("Files processed", spool.finished());
        line("Files with codes", spool.matchedFiles());
        line("Files without codes", spool.results() - spool.matchedFiles() - spool.failed());
        line("Files with errors", spool.failed() - spool.skipped());
        line("Files skipped", spool.skipped());
        line("Matches (file and code)", spool.totalMatches());
        line("Distinct codes found", spool.codes().distinctFound());
        if (!run.codes().everyCode()) {
            line("Missing codes", spool.codes().missing().size());
        }
        if (spool.codes().leftOut() > 0) {
            line("Codes sheet incomplete", leftOut(spool.codes().leftOut()));
        }
    }

    private void timing(ReportedRun run, ResultSpool spool) {
        heading("Timing");
        line("Started", time(run.session().startedAt()));
        line("Ended", time(run.endedAt()));
        line("Duration in seconds", run.seconds());
        if (run.seconds() > 0) {
            line("Files per second", Math.round(10 * spool.results() / run.seconds()) / 10.0);
        }
    }

    private void settings(ReportedRun run) {
        var session = run.session();
        var codes = run.codes();
        heading("Settings");
        line("Session", session.id().value());
        line("State", run.state().name().toLowerCase(Locale.ROOT));
        line("Generation", session.generation());
        line("Source", words(session.source()));
        line("Codes from", codes.from());
        line("Wanted codes", codes.everyCode() ? "every code" : "" + codes.codes().size());
        line("Duplicate entries", codes.duplicates());
        line("Odd entries", codes.odd());
        line("Code pattern", codes.pattern() == null ? "standard" : codes.pattern());
        line("Match", run.codes().match());
        line("Box of a match", BOX);
    }

    private void heading(String text) {
        row += 2;
        sheet.inlineString(row, 0, text);
        sheet.style(row, 0).bold().set();
    }

    private void line(String label, String value) {
        row++;
        sheet.inlineString(row, 0, label);
        sheet.inlineString(row, 1, CellText.of(value));
        sheet.style(row, 1).horizontalAlignment("left").wrapText(true).set();
    }

    private void line(String label, Number value) {
        row++;
        sheet.inlineString(row, 0, label);
        sheet.value(row, 1, value);
        sheet.style(row, 1).horizontalAlignment("left").set();
    }

    private static String leftOut(long occurrences) {
        return "it lists the first codes that were found, at most %,d; %,d more matches are only in Matches"
                .formatted(CodeCounts.MOST_CODES, occurrences);
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }

    private static String words(SessionSource source) {
        return switch (source) {
            case SessionSource.Inline() -> "files sent with the request";
            case SessionSource.Upload(var id) -> "upload " + id;
        };
    }
}
