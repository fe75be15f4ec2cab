package io.isoscan.cli;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import java.util.Locale;

/** What {@code scan --json} prints, and what the summary is made of. */
@Serdeable(naming = SnakeCaseStrategy.class)
record ScanReport(
        String sessionId,
        int totalFiles,
        int processed,
        int matchedFiles,
        int totalMatches,
        List<Failed> failed,
        List<String> missingCodes,
        List<String> leftOut,
        double seconds,
        double cpuSeconds,
        String report) {
    private static final int SHOWN = 3;

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Failed(String fileName, String reason) {}

    /** Ten lines. */
    String summary(String codesRead) {
        return String.join(
                "\n",
                line("codes", codesRead),
                line("files", "%,d, %,d read".formatted(totalFiles, processed - failed.size())),
                line("with codes", "%,d files".formatted(matchedFiles)),
                line("matches", "%,d".formatted(totalMatches)),
                line("not read", count(failed.stream().map(Failed::fileName).toList())),
                line("missing", count(missingCodes)),
                line("left out", count(leftOut)),
                line("time", time()),
                line("session", sessionId),
                line("report", report));
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
