package io.isoscan.lifecycle.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One invocation of a function, or one wish of a client, on its way. */
final class Actor {
    private final Coroutine work;
    private final Runnable whenDone;
    private final @Nullable Runnable whenFaulty;
    private @Nullable Fault fault;
    private int callsBeforeFault;

    boolean dead;
    boolean duplicates;
    Instant frozenUntil = Instant.MIN;
    Duration skew = Duration.ZERO;

    /**
     * An actor at its beginning.
     *
     * @param whenDone happens when the work has ended by itself
     * @param whenFaulty is told when a fault has hit it
     */
    Actor(Runnable work, Runnable whenDone, @Nullable Runnable whenFaulty) {
        this.work = new Coroutine(work);
        this.whenDone = whenDone;
        this.whenFaulty = whenFaulty;
    }

    /** Lets a later call of this actor go wrong. */
    void arm(Fault how, int calls) {
        fault = how;
        callsBeforeFault = calls;
    }

    /** The fault of the call that is made now, if it has one. */
    @Nullable Fault faultOfThisCall() {
        if (fault == null || callsBeforeFault-- > 0) {
            return null;
        }
        var now = fault;
        fault = null;
        if (whenFaulty != null) {
            whenFaulty.run();
        }
        return now;
    }

    boolean canRun(Instant now) {
        return !frozenUntil.isAfter(now);
    }

    /** Runs to the next call; true while there is more to come. */
    boolean step() {
        work.step();
        if (work.ended()) {
            whenDone.run();
            return false;
        }
        return !dead;
    }
}
