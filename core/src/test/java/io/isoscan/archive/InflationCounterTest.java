package io.isoscan.archive;

import static io.isoscan.archive.InflationCounter.Verdict.TOO_DENSE;
import static io.isoscan.archive.InflationCounter.Verdict.TOO_LARGE;
import static io.isoscan.archive.InflationCounter.Verdict.WITHIN_LIMITS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class InflationCounterTest {
    private static final int MIB = 1 << 20;

    @Test
    void partsCountTogether() {
        var counter = new InflationCounter(MIB, 10, 200);

        assertThat(counter.add(6)).isEqualTo(WITHIN_LIMITS);
        assertThat(counter.add(4)).isEqualTo(WITHIN_LIMITS);
        assertThat(counter.add(1)).isEqualTo(TOO_LARGE);
    }

    @Test
    void ratioCountsAboveOneMebibyte() {
        var counter = new InflationCounter(10, 10L * MIB, 200);

        assertThat(counter.add(MIB)).isEqualTo(WITHIN_LIMITS);
        assertThat(counter.add(1)).isEqualTo(TOO_DENSE);
    }

    @Test
    void largeArchiveMayInflateByItsRatio() {
        var counter = new InflationCounter(MIB, 1_000L * MIB, 200);

        assertThat(counter.add(200 * MIB)).isEqualTo(WITHIN_LIMITS);
        assertThat(counter.add(1)).isEqualTo(TOO_DENSE);
    }

    @Test
    void endOfAStreamCountsNothing() {
        var counter = new InflationCounter(MIB, 1, 200);

        assertThat(counter.add(-1)).isEqualTo(WITHIN_LIMITS);
        assertThat(counter.add(1)).isEqualTo(WITHIN_LIMITS);
    }
}
