package io.isoscan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.testing.Doubles;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CallLimitsTest {
    private static final CallLimits DEFAULTS =
            new CallLimits(
                    8,
                    Duration.ofMillis(100),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(8),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(20),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(5),
                    3,
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(4));

    @Test
    void defaultsAreThoseOfAFunction() {
        try (var context = new Doubles().context()) {
            assertThat(context.getBean(CallLimits.class)).isEqualTo(DEFAULTS);
        }
    }

    @Test
    void longestPausesOfACallEndBeforeItsTime() {
        var pauses =
                IntStream.rangeClosed(2, DEFAULTS.attempts())
                        .mapToObj(DEFAULTS.pauses()::bound)
                        .reduce(Duration.ZERO, Duration::plus);

        assertThat(pauses).isLessThan(DEFAULTS.call());
    }
}
