package io.isoscan.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RunTest {
    /** A last page that is full is not known to be the last: an empty one follows. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 1",
        "499, 1, 50, 50",
        "500, 2, 50, 50",
        "1009, 3, 101, 101",
        "6600, 14, 660, 660"
    })
    void filesGiveTheirPagesSendsAndBatches(int files, double pages, double sends, double batches) {
        var run = run(files, 0);

        assertThat(of(run, Driver.PAGE)).isEqualTo(pages);
        assertThat(of(run, Driver.SEND)).isEqualTo(sends);
        assertThat(of(run, Driver.BATCH)).isEqualTo(batches);
    }

    /** Pages are cut before batches are. */
    @Test
    void eachPageEndsItsOwnLastBatchOfTasks() {
        assertThat(Run.sends(999)).isEqualTo(100);
        assertThat(Run.sends(505)).isEqualTo(51);
    }

    @ParameterizedTest
    @CsvSource({"990, 0, 99, 99", "990, 500, 99, 99", "6600, 142, 200, 342", "6600, 900, 200, 660"})
    void progressIsToldEveryBatchInSmallRunsAndByThePercentInOthers(
            int files, int hits, double progress, double told) {
        var run = run(files, hits);

        assertThat(of(run, Driver.PROGRESS)).isEqualTo(progress);
        assertThat(of(run, Driver.TOLD)).isEqualTo(told);
    }

    @Test
    void codesAreReadOncePerWorkerAndNoMoreWorkersWorkThanThereAreBatches() {
        assertThat(of(run(6_600, 0), Driver.WORKER)).isEqualTo(100);
        assertThat(of(run(35, 0), Driver.WORKER)).isEqualTo(4);
    }

    private static Run run(int files, int hits) {
        return new Run(files, hits, 10, 0, false);
    }

    private static double of(Run run, Driver driver) {
        return Objects.requireNonNull(run.drivers(100, 2).get(driver));
    }
}
