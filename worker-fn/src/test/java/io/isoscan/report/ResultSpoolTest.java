package io.isoscan.report;

import static io.isoscan.report.SampleResults.clean;
import static io.isoscan.report.SampleResults.failed;
import static io.isoscan.report.SampleResults.inGeneration;
import static io.isoscan.report.SampleResults.matched;
import static io.isoscan.report.SampleResults.overflowing;
import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.result.FileResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResultSpoolTest {

    @Test
    void resultsComeBackAsTheyWereAsOftenAsAsked() {
        var results =
                List.of(
                        matched(0, "a/\"1\".pdf", "HOLE-1", "HOLE-2"),
                        clean(1, "\ud800 unpaired 😀"),
                        failed(2, "long ".repeat(20_000), "encrypted: needs a password"));

        try (var spool = spool(1, List.of())) {
            results.forEach(spool);

            assertThat(replayed(spool)).isEqualTo(results);
            assertThat(replayed(spool)).isEqualTo(results);
        }
    }

    @Test
    void resultsAddedAfterAReplayAreReplayedToo() {
        try (var spool = spool(1, List.of())) {
            spool.accept(clean(0, "a.pdf"));
            replayed(spool);

            spool.accept(clean(1, "b.pdf"));

            assertThat(replayed(spool))
                    .extracting(FileResult::fileName)
                    .containsExactly("a.pdf", "b.pdf");
        }
    }

    @Test
    void filesMatchesAndFailuresAreCounted() {
        try (var spool = spool(1, List.of())) {
            spool.accept(matched(0, "a.pdf", "HOLE-1", "HOLE-2"));
            spool.accept(matched(1, "b.pdf", "HOLE-1"));
            spool.accept(clean(2, "c.pdf"));
            spool.accept(failed(3, "d.pdf", "broken"));

            assertThat(spool.results()).isEqualTo(4);
            assertThat(spool.matchedFiles()).isEqualTo(2);
            assertThat(spool.totalMatches()).isEqualTo(3);
            assertThat(spool.failed()).isEqualTo(1);
        }
    }

    @Test
    void aFailureOfAnOlderGenerationIsNotFinished() {
        try (var spool = spool(2, List.of())) {
            spool.accept(matched(0, "read before.pdf", "HOLE-1"));
            spool.accept(failed(1, "still to retry.pdf", "broken"));
            spool.accept(inGeneration(failed(2, "retried.pdf", "broken"), 2));
            spool.accept(inGeneration(failed(3, "retried too.pdf", "broken"), 2));

            assertThat(spool.results()).isEqualTo(4);
            assertThat(spool.finished()).isEqualTo(3);
        }
    }

    @Test
    void everyCodeOfAnOverflowingResultIsLoadedOnceAndCounted() {
        var whole =
                matched(
                        0,
                        "a.pdf",
                        IntStream.range(0, 120).mapToObj(i -> "HOLE-" + i).toArray(String[]::new));
        var loaded = new ArrayList<FileResult>();
        Function<FileResult, List<io.isoscan.result.FoundCode>> load =
                result -> {
                    loaded.add(result);
                    return whole.codes();
                };

        try (var spool = new ResultSpool(1, List.of("HOLE-119", "HOLE-120"), load)) {
            spool.accept(overflowing(whole, 50));

            assertThat(replayed(spool).getFirst().codes()).isEqualTo(whole.codes());
            assertThat(spool.codes().missing()).containsExactly("HOLE-120");
            assertThat(spool.totalMatches()).isEqualTo(120);
            assertThat(loaded).hasSize(1);
        }
    }

    @Test
    void eachCodeKnowsItsFilesAndItsFirst() {
        var rows = new ArrayList<String>();

        try (var spool = spool(1, List.of("HOLE-2", "HOLE-1", "HOLE-9"))) {
            spool.accept(matched(0, "a.pdf", "HOLE-1"));
            spool.accept(matched(1, "b.pdf", "HOLE-1", "HOLE-2"));
            spool.codes()
                    .forEach((code, files, first) ->
                            rows.add(
                                    code
                                            + " "
                                            + files
                                            + " "
                                            + (files == 0 ? "-" : spool.fileNameAt(first))));
        }

        assertThat(rows).containsExactly("HOLE-2 1 b.pdf", "HOLE-1 2 a.pdf", "HOLE-9 0 -");
    }

    @Test
    void distinctCodesAreTakenInOnlyWhileThereIsRoom() {
        var counts = new CodeCounts(List.of("WANTED-1"));

        IntStream.range(0, CodeCounts.MOST_CODES + 4).forEach(i -> counts.add("HOLE-" + i, i));
        counts.add("HOLE-0", 1);

        assertThat(counts.distinctFound()).isEqualTo(CodeCounts.MOST_CODES - 1);
        assertThat(counts.leftOut()).isEqualTo(5);
        assertThat(counts.missing()).containsExactly("WANTED-1");
    }

    @Test
    void hugeCodesDoNotFillTheMemory() {
        var counts = new CodeCounts(List.of());

        IntStream.range(0, 30).forEach(i -> counts.add(i + "-" + "x".repeat(1_000_000), i));

        assertThat(counts.distinctFound()).isEqualTo(19);
        assertThat(counts.leftOut()).isEqualTo(11);
    }

    private static ResultSpool spool(int generation, List<String> wanted) {
        return new ResultSpool(
                generation,
                wanted,
                result -> {
                    throw new AssertionError("nothing to load for " + result.fileName());
                });
    }

    private static List<FileResult> replayed(ResultSpool spool) {
        var results = new ArrayList<FileResult>();
        spool.forEach(results::add);
        return results;
    }
}
