package io.isoscan.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * Why extracted text is not kept for the next run: the decision is to be made anew when prices or
 * the reader change so much that one of these fails.
 */
final class KeptTextTest {
    private static final double WORKER_GIGABYTES = 1;
    private static final double WORKER_PROCESSOR = 1_024 / 1_769.0;

    private final Prices prices = Prices.listed();
    private final Assumptions assumptions = Assumptions.listed();

    @Test
    void keepingATextAndUsingItOnceCostsHalfASecondOfAWorker() {
        assertThat(inSeconds(put() + 2 * get())).isCloseTo(0.51, within(0.005));
    }

    @Test
    void lookingForATextSavesNextToNothingOfADrawing() {
        double reading = assumptions.of("cpu-ms-ScanWorker-file") / 1_000 / WORKER_PROCESSOR;

        assertThat(reading).isCloseTo(0.069, within(0.0005));
        assertThat(inSeconds(get())).isCloseTo(0.055, within(0.0005));
        assertThat(inSeconds(put()) / (reading - inSeconds(get()))).isGreaterThan(28);
    }

    private double put() {
        return prices.of(Price.S3_PUT, 1) + waiting();
    }

    private double get() {
        return prices.of(Price.S3_GET, 1) + waiting();
    }

    /** For one call. */
    private double waiting() {
        return prices.of(
                Price.LAMBDA_SECOND, assumptions.of("wait-ms-s3") / 1_000 * WORKER_GIGABYTES);
    }

    /** Of a worker, for so many dollars. */
    private double inSeconds(double dollars) {
        return dollars / prices.of(Price.LAMBDA_SECOND, WORKER_GIGABYTES);
    }
}
