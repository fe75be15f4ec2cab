package io.isoscan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FullJitterTest {
    private final FullJitter pauses = new FullJitter(Duration.ofMillis(100), Duration.ofSeconds(2));

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 100", "3, 200", "4, 400", "6, 1600", "7, 2000", "1000, 2000"})
    void boundDoublesWithEachAttemptUpToTheLongest(int attempt, long millis) {
        assertThat(pauses.bound(attempt)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void pausesLieAnywhereWithinTheBound() {
        var drawn = IntStream.range(0, 1000).mapToObj(_ -> pauses.computeDelay(4)).toList();

        assertThat(drawn)
                .allMatch(pause -> !pause.isNegative())
                .allMatch(pause -> pause.compareTo(pauses.bound(4)) <= 0)
                .anyMatch(pause -> pause.toMillis() < 100)
                .anyMatch(pause -> pause.toMillis() > 300);
    }

    @Test
    void interruptedPauseEndsTheWorkAndIsNotForgotten() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> pauses.pauseBefore(7)).isInstanceOf(IllegalStateException.class);

        assertThat(Thread.interrupted()).isTrue();
    }
}
