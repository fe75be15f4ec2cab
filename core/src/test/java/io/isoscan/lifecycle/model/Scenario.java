package io.isoscan.lifecycle.model;

import io.isoscan.lifecycle.model.Schedule.Wish;
import java.util.List;

/** What a schedule holds beside the run itself. */
enum Scenario {
    QUIET(0),
    FAULTS(4),
    PAUSE(1),
    CANCEL(1),
    RETRIES(1),
    ALL(4);

    private final int faults;

    Scenario(int faults) {
        this.faults = faults;
    }

    /** At most so many faults hit. */
    int faults() {
        return faults;
    }

    List<Wish> wishes() {
        return switch (this) {
            case QUIET, FAULTS -> List.of();
            case PAUSE -> List.of(Wish.PAUSE, Wish.RESUME);
            case CANCEL -> List.of(Wish.CANCEL);
            case RETRIES -> List.of(Wish.RETRY, Wish.RETRY);
            case ALL -> List.of(Wish.PAUSE, Wish.RESUME, Wish.CANCEL, Wish.RETRY, Wish.RETRY);
        };
    }
}
