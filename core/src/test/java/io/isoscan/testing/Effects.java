package io.isoscan.testing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The calls that a piece of work makes to the outside, in order. One of them can be made to fail,
 * before it is done or after. Thread-safe.
 */
public final class Effects implements Calls {
    private final List<String> calls = new ArrayList<>();
    private final Set<String> broken = new HashSet<>();
    private int armed = -1;
    private Fault fault = Fault.CRASH_BEFORE;

    /** How a call goes wrong. */
    public enum Fault {
        /** The process dies before the call is done. */
        CRASH_BEFORE,
        /** The process dies as soon as the call is done. */
        CRASH_AFTER,
        /** The call throws and is not done. */
        OUTAGE_BEFORE,
        /** The call is done, but its answer is lost. */
        OUTAGE_AFTER;

        private boolean before() {
            return this == CRASH_BEFORE || this == OUTAGE_BEFORE;
        }

        private void happen(String call) {
            if (this == CRASH_BEFORE || this == CRASH_AFTER) {
                throw new Crash(call);
            }
            throw new Outage(call);
        }
    }

    /** The end of the process: nothing on the way may catch it. */
    public static final class Crash extends Error {
        Crash(String call) {
            super("crashed at " + call);
        }
    }

    /** An infrastructure failure, as adapters throw it. */
    public static final class Outage extends RuntimeException {
        Outage(String call) {
            super("no answer from " + call);
        }
    }

    /** Makes a call go wrong, once; 0 is the next one. */
    public synchronized void arm(int number, Fault how) {
        armed = calls.size() + number;
        fault = how;
    }

    /** Makes every call of this name fail and not be done, from now on. */
    public synchronized void fail(String name) {
        broken.add(name);
    }

    /** Lets the calls of this name succeed again. */
    public synchronized void mend(String name) {
        broken.remove(name);
    }

    /** Whether the armed call is still to come. */
    public synchronized boolean armed() {
        return armed >= 0;
    }

    public synchronized void disarm() {
        armed = -1;
    }

    /** How many calls of this name were made. */
    public synchronized long count(String name) {
        return calls.stream().filter(name::equals).count();
    }

    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public synchronized <T> T run(String name, Supplier<T> call) {
        boolean now = calls.size() == armed;
        calls.add(name);
        if (broken.contains(name)) {
            throw new Outage(name);
        }
        if (now) {
            disarm();
            if (fault.before()) {
                fault.happen(name);
            }
        }
        var answer = call.get();
        if (now) {
            fault.happen(name);
        }
        return answer;
    }
}
