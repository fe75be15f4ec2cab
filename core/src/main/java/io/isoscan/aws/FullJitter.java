package io.isoscan.aws;

import java.security.SecureRandom;
import java.time.Duration;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/**
 * Pauses anywhere between nothing and a bound that doubles with each attempt (full jitter, from
 * Amazon's "Exponential Backoff And Jitter"). The SDK's own draws come from a generator whose state
 * a snapshot copies: workers restored from one would all pause alike and come back together. So
 * each pause is drawn from the system's randomness. Thread-safe.
 *
 * @param first the bound of the first pause
 * @param longest what no pause exceeds
 */
public record FullJitter(Duration first, Duration longest) implements BackoffStrategy {
    private static final int MOST_DOUBLINGS = 20;

    @Override
    public Duration computeDelay(int attempt) {
        return Duration.ofMillis(new SecureRandom().nextLong(bound(attempt).toMillis() + 1));
    }

    /** The longest pause before this attempt; the second is the first to have one. */
    Duration bound(int attempt) {
        if (attempt < 2) {
            return Duration.ZERO;
        }
        var doubled = first.multipliedBy(1L << Math.min(attempt - 2, MOST_DOUBLINGS));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }

    /**
     * Waits before this attempt.
     *
     * @throws IllegalStateException when the thread is interrupted; it stays so
     */
    public void pauseBefore(int attempt) {
        try {
            Thread.sleep(computeDelay(attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before attempt " + attempt, e);
        }
    }
}
