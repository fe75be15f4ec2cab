package io.isoscan.lifecycle;

import io.isoscan.metrics.Metrics;
import io.isoscan.notify.Notifier;
import io.isoscan.result.OverflowCodes;
import io.isoscan.result.Results;
import io.isoscan.session.Sessions;
import io.isoscan.task.TaskQueue;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** What every function that has a part in the life of a session needs; the rest it wires itself. */
@Factory
final class LifecycleFactory {
    /** The times of production, each of which a variable such as LIFECYCLE_LEASE may change. */
    @Singleton
    Timing timing(
            @Value("${lifecycle.lease:16m}") Duration lease,
            @Value("${lifecycle.while.leased:1m}") Duration whileLeased,
            @Value("${lifecycle.watch:60s}") Duration watch,
            @Value("${lifecycle.watch.paused:15m}") Duration watchPaused) {
        return new Timing(lease, whileLeased, watch, watchPaused);
    }

    @Singleton
    SettleFiles settleFiles(
            Sessions sessions,
            Results results,
            OverflowCodes overflow,
            TaskQueue queue,
            Notifier notifier,
            Metrics metrics,
            InstantSource clock) {
        return new SettleFiles(sessions, results, overflow, queue, notifier, metrics, clock);
    }
}
