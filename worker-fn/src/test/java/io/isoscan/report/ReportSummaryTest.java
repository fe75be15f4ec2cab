package io.isoscan.report;

import static io.isoscan.report.SampleResults.clean;
import static io.isoscan.report.SampleResults.failed;
import static io.isoscan.report.SampleResults.matched;
import static io.isoscan.report.SampleResults.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.json.Json;
import io.isoscan.report.ReportSummary.FailedFile;
import io.isoscan.result.FileResult;
import io.micronaut.context.ApplicationContext;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportSummaryTest {

    @Test
    void totalsFailuresAndMissingCodesAreThere() {
        var run = run(List.of("HOLE-1", "HOLE-9"), "the drive stopped answering");

        var summary =
                summaryOf(
                        run,
                        List.of(
                                matched(0, "a.pdf", "HOLE-1"),
                                clean(1, "b.pdf"),
                                failed(2, "c.pdf", "broken")));

        assertThat(summary)
                .isEqualTo(
                        new ReportSummary(
                                SampleResults.SESSION.value(),
                                1,
                                "done",
                                4,
                                3,
                                1,
                                1,
                                1,
                                0,
                                List.of(new FailedFile("c.pdf", "broken")),
                                0,
                                List.of("HOLE-9"),
                                90.5,
                                "upload:1e9a3ffb-1111-4f5e-9a3d-2f5b8f9a7c10",
                                "sheet \"Codes\", column A \"Code\"",
                                "the drive stopped answering"));
    }

    @Test
    void moreFailuresThanTheListHoldsAreCounted() {
        var results =
                IntStream.range(0, ReportSummary.MOST_FAILED + 3)
                        .mapToObj(i -> failed(i, i + ".pdf", "broken"))
                        .toList();

        var summary = summaryOf(run(List.of()), results);

        assertThat(summary.failed()).hasSize(ReportSummary.MOST_FAILED);
        assertThat(summary.failedCount()).isEqualTo(ReportSummary.MOST_FAILED + 3);
        assertThat(summary.failedNotListed()).isEqualTo(3);
    }

    @Test
    void jsonHasSnakeCaseNamesAndReadsBack() {
        var summary = summaryOf(run(List.of("HOLE-9")), List.of(failed(0, "c.pdf", "broken")));

        try (var context = ApplicationContext.run()) {
            var json = context.getBean(Json.class);
            var written = json.write(summary);

            assertThat(written)
                    .contains("\"session_id\":", "\"missing_codes\":[\"HOLE-9\"]")
                    .contains("\"failed\":[{\"file_name\":\"c.pdf\",\"reason\":\"broken\"}]");
            assertThat(json.read(written, ReportSummary.class)).isEqualTo(summary);
        }
    }

    private static ReportSummary summaryOf(ReportedRun run, List<FileResult> results) {
        try (var spool = new ResultSpool(1, run.codes().codes(), FileResult::codes)) {
            results.forEach(spool);
            return ReportSummary.of(run, spool);
        }
    }
}
