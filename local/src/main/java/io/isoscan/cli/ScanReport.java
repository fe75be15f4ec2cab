package io.isoscan.cli;

import io.isoscan.protocol.ServerMessage;
import io.isoscan.report.ReportSummary;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code scan --json} prints, and what the summary is made of. */
@Serdeable(naming = SnakeCaseStrategy.class)
record ScanReport(
        String sessionId,
        String state,
        ServerMessage.CodesRead codes,
        int totalFiles,
        int processed,
        int matchedFiles,
        int totalMatches,
        int skipped,
        List<ReportSummary.FailedFile> failed,
        List<String> missingCodes,
        List<String> leftOut,
        double seconds,
        double cpuSeconds,
        String report) {
    private static final int SHOWN = 3;

    static ScanReport of(Scan.Outcome outcome, Documents documents, Duration cpuTime, Path report) {
        var summary = outcome.summary();
        return new ScanReport(
                summary.sessionId(),
                summary.state(),
                outcome.codes(),
                summary.totalFiles(),
                summary.processed(),
                summary.matchedFiles(),
                summary.totalMatches(),
                summary.skippedCount(),
                summary.failed(),
                summary.missingCodes(),
                documents.leftOut(),
                summary.seconds(),
                cpuTime.toMillis() / 1000.0,
                report.toString());
    }

    /** Ten lines, and one for each file that was not read. */
    String summary() {
        var failures =
                failed.stream()
                        .map(file -> "\nnot read: " + file.fileName() + ": " + file.reason());
        return tenLines() + failures.collect(Collectors.joining());
    }

    private String tenLines() {
        return String.join(
                "\n",
                line("codes", describeCodes()),
                line("files", describeFiles()),
                line("with codes", "%,d files".formatted(matchedFiles)),
                line("matches", "%,d".formatted(totalMatches)),
                line(
                        "not read",
                        count(failed.stream().map(ReportSummary.FailedFile::fileName).toList())),
                line("missing", count(missingCodes)),
                line("left out", count(leftOut)),
                line("time", time()),
                line("session", sessionId),
                line("report", report));
    }

    private String describeFiles() {
        int read = processed - skipped - failed.size();
        var files = "%,d, %,d read".formatted(totalFiles, read);
        return state.equals("cancelled")
                ? files + ", %,d skipped: the run was cancelled".formatted(skipped)
                : files;
    }

    private String describeCodes() {
        return "%,d from %s, %,d duplicates, %,d odd"
                .formatted(codes.count(), codes.from(), codes.duplicates(), codes.odd());
    }

    private String time() {
        return String.format(
                Locale.ROOT,
                "%.1f s, %.0f files/s, %.1f CPU s in all processes",
                seconds,
                totalFiles / Math.max(0.001, seconds),
                cpuSeconds);
    }

    private static String line(String name, String value) {
        return "  %-11s %s".formatted(name, value);
    }

    private static String count(List<String> names) {
        if (names.isEmpty()) {
            return "none";
        }
        var first = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        return "%,d: %s%s".formatted(names.size(), first, names.size() > SHOWN ? ", ..." : "");
    }
}
