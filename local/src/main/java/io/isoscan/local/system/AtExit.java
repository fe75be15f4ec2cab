package io.isoscan.local.system;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * What is left to do when a signal ends the process. The JVM runs its hooks at once and in no
 * order; here is one hook for all, and its steps run one by one, the last added first. Thread-safe.
 */
public final class AtExit {
    private static final Deque<Runnable> STEPS = new ConcurrentLinkedDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> STEPS.forEach(Runnable::run)));
    }

    private AtExit() {}

    /** Adds a step that runs before all that were added until now. */
    public static void first(Runnable step) {
        STEPS.push(step);
    }

    /** Takes a step away that has become needless. */
    public static void forget(Runnable step) {
        STEPS.remove(step);
    }
}
