package io.isoscan.aws;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * Calls a service again, after a pause, while it fails for the moment and the caller has time left:
 * when it throttles, fails on its own side or does not answer. Thread-safe.
 */
@Singleton
public final class Attempts {
    private final CallLimits limits;
    private final InstantSource clock;

    public Attempts(CallLimits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** A failure for the moment of a service that the SDK does not know. */
    public static final class NotNow extends RuntimeException {
        public NotNow(String message) {
            super(message);
        }

        public NotNow(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Calls until there is an answer.
     *
     * @param call is told the time left
     * @return the answer; empty when there was none in time
     * @throws RuntimeException what the call throws that another attempt would not change
     */
    public <T> Optional<T> until(Instant end, Function<Duration, T> call) {
        for (int attempt = 1; clock.instant().isBefore(end); attempt++) {
            try {
                return Optional.of(call.apply(Duration.between(clock.instant(), end)));
            } catch (RuntimeException e) {
                if (!isMomentary(e)) {
                    throw e;
                }
                limits.pauses().pauseBefore(attempt + 1);
            }
        }
        return Optional.empty();
    }

    /**
     * Whether it may go another time: throttled, a fault of the service's own side, or no answer.
     */
    public static boolean isMomentary(RuntimeException failure) {
        return switch (failure) {
            case SdkServiceException refused ->
                    refused.isThrottlingException() || refused.statusCode() >= 500;
            case SdkClientException _, NotNow _ -> true;
            default -> false;
        };
    }
}
