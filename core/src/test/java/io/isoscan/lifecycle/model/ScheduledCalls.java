package io.isoscan.lifecycle.model;

import io.isoscan.testing.Calls;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes every call of an actor one atomic step, and lets some go wrong. */
final class ScheduledCalls implements Calls {
    /** Longer than any lease or visibility. */
    private static final Duration AGES = Duration.ofMinutes(40);

    private final ModelClock clock;
    private final Map<Fault, Integer> injected = new EnumMap<>(Fault.class);
    private @Nullable Actor actor;

    ScheduledCalls(ModelClock clock) {
        this.clock = clock;
    }

    /** An infrastructure failure; costs no stack trace. */
    static final class Outage extends RuntimeException {
        Outage() {
            super("no answer", null, false, false);
        }
    }

    /** How often each fault has hit. */
    Map<Fault, Integer> injected() {
        return injected;
    }

    /** Steps an actor; true while there is more to come. */
    boolean step(Actor next) {
        actor = next;
        clock.skew(next.skew);
        try {
            return next.step();
        } finally {
            actor = null;
            clock.skew(Duration.ZERO);
        }
    }

    @Override
    public <T> T run(String name, Supplier<T> call) {
        var caller = actor;
        if (caller == null) {
            return call.get();
        }
        Coroutine.pause();
        var fault = caller.faultOfThisCall();
        return fault == null ? call.get() : faulty(caller, fault, call);
    }

    private <T> T faulty(Actor caller, Fault fault, Supplier<T> call) {
        injected.merge(fault, 1, Integer::sum);
        switch (fault) {
            case CRASH_BEFORE -> die(caller);
            case CRASH_AFTER -> {
                forget(call);
                die(caller);
            }
            case OUTAGE -> throw new Outage();
            case LOST_ANSWER -> {
                forget(call);
                throw new Outage();
            }
            case REPEATED -> forget(call);
            case FREEZE -> {
                caller.frozenUntil = clock.now().plus(AGES);
                Coroutine.pause();
            }
            case CLOCK_JUMP -> {
                caller.skew = AGES;
                clock.skew(AGES);
            }
            case DUPLICATE -> caller.duplicates = true;
        }
        return call.get();
    }

    /** Does a call whose answer never comes. */
    private static <T> void forget(Supplier<T> call) {
        var _ = call.get();
    }

    /** The process of the actor that runs now is gone. */
    void die() {
        var caller = actor;
        if (caller == null) {
            throw new IllegalStateException("nobody runs");
        }
        die(caller);
    }

    private static void die(Actor caller) {
        caller.dead = true;
        Coroutine.pause();
        throw new IllegalStateException("the dead do not go on");
    }
}
