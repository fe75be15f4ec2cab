package io.isoscan.conversion;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Starts the runs of attempts and asks after them, where the conversion's route leads. */
@Singleton
final class StartRun {
    private final Conversions conversions;
    private final Containers tasks;
    private final Containers pool;

    StartRun(
            Conversions conversions,
            @Named("task") Containers tasks,
            @Named("pool") Containers pool) {
        this.conversions = conversions;
        this.tasks = tasks;
        this.pool = pool;
    }

    /** Starts the attempt's run, unless it is known to have one. */
    void run(Conversion conversion) {
        if (conversion.run().isEmpty()) {
            conversions.started(conversion.runName(), containers(conversion).start(conversion));
        }
    }

    boolean isRunning(Conversion conversion) {
        return conversion.run().filter(containers(conversion)::isRunning).isPresent();
    }

    private Containers containers(Conversion conversion) {
        return switch (conversion.route()) {
            case TASK -> tasks;
            case POOL -> pool;
        };
    }
}
