package io.isoscan.local.gateway;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Ends connections that are idle or old. Thread-safe. */
final class Expiry {
    private final Duration idle;
    private final Duration life;
    private final InstantSource clock;
    private final ScheduledExecutorService timer;

    Expiry(Duration idle, Duration life, InstantSource clock, ScheduledExecutorService timer) {
        this.idle = idle;
        this.life = life;
        this.clock = clock;
        this.timer = timer;
    }

    /**
     * Runs the end once when the connection's time is over; the end of a closed one does nothing.
     */
    void watch(Connection connection, Runnable end) {
        var left = left(connection);
        if (!left.isPositive()) {
            end.run();
            return;
        }
        later(left, () -> watch(connection, end));
    }

    private Duration left(Connection connection) {
        var now = clock.instant();
        var untilOld = Duration.between(now, connection.client().connectedAt().plus(life));
        var untilIdle = Duration.between(now, connection.lastActive().plus(idle));
        return untilOld.compareTo(untilIdle) < 0 ? untilOld : untilIdle;
    }

    private void later(Duration left, Runnable look) {
        try {
            var _ = timer.schedule(look, left.toMillis() + 1, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopped) {
            // The gateway is closing, and every connection with it.
        }
    }
}
