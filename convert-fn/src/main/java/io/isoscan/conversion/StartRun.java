package io.isoscan.conversion;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the runs of attempts and asks after them, where the conversion's route leads. */
@Singleton
final class StartRun {
    private static final Logger LOG = LoggerFactory.getLogger(StartRun.class);

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

    /**
     * Starts the attempt's run, unless it is known to have one. One that cannot be started now is
     * logged: each attempt has a look before it has a run, and the look starts what has none.
     *
     * @return whether it has a run now
     */
    boolean run(Conversion conversion) {
        if (conversion.run().isPresent()) {
            return true;
        }
        var begun = begun(conversion);
        begun.ifPresent(run -> conversions.started(conversion.runName(), run));
        return begun.isPresent();
    }

    private Optional<String> begun(Conversion conversion) {
        try {
            return Optional.of(containers(conversion).start(conversion));
        } catch (NotStarted e) {
            LOG.warn("run {}: not started, its look tries again", conversion.runName(), e);
            return Optional.empty();
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
