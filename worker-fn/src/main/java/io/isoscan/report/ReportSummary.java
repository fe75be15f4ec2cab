package io.isoscan.report;

import io.isoscan.result.FileResult;
import io.isoscan.result.FileStatus;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The report's totals, failures and missing codes, for programs.
 *
 * @param state {@code done} or {@code cancelled}
 * @param totalFiles files listed
 * @param processed results counted
 * @param matchedFiles files with at least one code
 * @param totalMatches pairs of a file and a code found in it
 * @param failedCount files that ended as Error or Skipped
 * @param skippedCount of these, the files that a cancel skipped
 * @param failed the first 10,000 of the others
 * @param failedNotListed how many more there are than {@code failed} lists
 * @param missingCodes wanted codes found nowhere, in the order of the list
 * @param seconds from start to end
 * @param source where the files came from, in one word and an id
 * @param codesFrom where the wanted codes were read, in words
 * @param problem why the listing is incomplete, if it is
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record ReportSummary(
        String sessionId,
        int generation,
        String state,
        int totalFiles,
        int processed,
        int matchedFiles,
        int totalMatches,
        int failedCount,
        int skippedCount,
        List<FailedFile> failed,
        int failedNotListed,
        List<String> missingCodes,
        double seconds,
        String source,
        String codesFrom,
        @Nullable String problem) {
    static final int MOST_FAILED = 10_000;

    public ReportSummary {
        failed = List.copyOf(failed);
        missingCodes = List.copyOf(missingCodes);
    }

    /** A file that could not be read, and why. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    public record FailedFile(String fileName, String reason) {}

    /** The summary of what a spool holds. */
    public static ReportSummary of(ReportedRun run, ResultSpool spool) {
        var session = run.session();
        var failed = failedOf(spool);
        return new ReportSummary(
                session.id().value(),
                session.generation(),
                run.state().name().toLowerCase(Locale.ROOT),
                session.totalFiles(),
                spool.finished(),
                spool.matchedFiles(),
                spool.totalMatches(),
                spool.failed(),
                spool.skipped(),
                failed,
                spool.failed() - spool.skipped() - failed.size(),
                spool.codes().missing(),
                run.seconds(),
                session.source().text(),
                run.codes().from(),
                session.problem());
    }

    private static List<FailedFile> failedOf(ResultSpool spool) {
        var failed = new ArrayList<FailedFile>();
        spool.forEach(result -> {
            if (result.status() == FileStatus.ERROR && failed.size() < MOST_FAILED) {
                failed.add(failure(result));
            }
        });
        return failed;
    }

    private static FailedFile failure(FileResult result) {
        var reason = Objects.requireNonNullElse(result.error(), "no reason was recorded");
        return new FailedFile(result.fileName(), reason);
    }
}
