package io.isoscan.report;

import io.isoscan.codes.WantedCodes;
import io.isoscan.result.FileKey;
import io.isoscan.result.FileResult;
import io.isoscan.result.FileStatus;
import io.isoscan.result.FoundCode;
import io.isoscan.session.Session;
import io.isoscan.session.SessionId;
import io.isoscan.session.SessionSource;
import io.isoscan.session.SessionState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sessions and results as a report meets them. */
final class SampleResults {
    static final SessionId SESSION = new SessionId("6f1c2b1e-0b1c-4f5e-9a3d-2f5b8f9a7c10");
    static final Instant STARTED = Instant.parse("2026-01-20T03:00:00Z");
    static final String LINK = "https://drawings.example/view?id=7&page=1";

    private SampleResults() {}

    static ReportedRun run(List<String> wanted) {
        return run(wanted, null);
    }

    static ReportedRun run(List<String> wanted, @Nullable String problem) {
        var codes =
                new WantedCodes(wanted, null, "sheet \"Codes\", column A \"Code\"", 2, 1, false);
        return new ReportedRun(
                session(problem), SessionState.DONE, STARTED.plusMillis(90_500), codes);
    }

    static FileResult matched(int index, String fileName, String... codes) {
        return matched(
                index,
                fileName,
                Stream.of(codes)
                        .map(code -> FoundCode.plain(code, index + 1))
                        .toArray(FoundCode[]::new));
    }

    static FileResult matched(int index, String fileName, FoundCode... found) {
        return result(index, fileName, FileStatus.MATCHED, List.of(found), null, LINK);
    }

    static FileResult clean(int index, String fileName) {
        return result(index, fileName, FileStatus.CLEAN, List.of(), null, "");
    }

    static FileResult failed(int index, String fileName, String reason) {
        return result(index, fileName, FileStatus.ERROR, List.of(), reason, LINK);
    }

    static FileResult linked(FileResult result, String link) {
        return result(
                result.index(),
                result.fileName(),
                result.status(),
                result.codes(),
                result.error(),
                link);
    }

    static FileResult result(
            int index,
            String fileName,
            FileStatus status,
            List<FoundCode> codes,
            @Nullable String error,
            String link) {
        return new FileResult(
                SESSION,
                FileKey.of(fileName),
                fileName,
                index,
                1,
                status,
                codes.size(),
                codes,
                null,
                link,
                error,
                STARTED,
                1,
                "writer-" + index);
    }

    /** The same result as the table gives it when it holds only the first codes. */
    static FileResult overflowing(FileResult result, int kept) {
        return new FileResult(
                result.sessionId(),
                result.key(),
                result.fileName(),
                result.index(),
                result.generation(),
                result.status(),
                result.codeCount(),
                result.codes().subList(0, kept),
                "codes-of-file/1/" + result.index() + ".json",
                result.pdfLink(),
                result.error(),
                result.timestamp(),
                result.attempts(),
                result.writer());
    }

    static FileResult inGeneration(FileResult result, int generation) {
        return new FileResult(
                result.sessionId(),
                result.key(),
                result.fileName(),
                result.index(),
                generation,
                result.status(),
                result.codeCount(),
                result.codes(),
                result.moreCodesKey(),
                result.pdfLink(),
                result.error(),
                result.timestamp(),
                result.attempts(),
                result.writer());
    }

    private static Session session(@Nullable String problem) {
        var source = new SessionSource.Upload("1e9a3ffb-1111-4f5e-9a3d-2f5b8f9a7c10");
        return new Session(
                SESSION,
                "ann",
                "c1",
                SessionState.RUNNING,
                1,
                true,
                1,
                4,
                4,
                0,
                0,
                STARTED,
                source,
                "codes",
                problem,
                null,
                null,
                Map.of(),
                null);
    }
}
