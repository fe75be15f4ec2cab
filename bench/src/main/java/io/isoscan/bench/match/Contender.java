package io.isoscan.bench.match;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * A way to find codes.
 *
 * @param name as the table shows it
 * @param text what it reads each time
 * @param process whether it is a process of its own
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never written
record Contender(String name, byte[] text, boolean process, Way way) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Reads a text once and gives how many codes it found, or something that stands for it. */
    @FunctionalInterface
    interface Way {
        long read(byte[] text) throws Exception;
    }

    /**
     * One time.
     *
     * @param megabytesPerSecond 10^6 bytes
     */
    record Lap(double megabytesPerSecond, long found) {
        Lap better(Lap other) {
            return other.megabytesPerSecond > megabytesPerSecond ? other : this;
        }
    }

    /** By CPU time, as other work on the machine must not count; a process by the clock. */
    Lap run() throws Exception {
        long begun = now();
        long found = way.read(text);
        return new Lap(text.length * 1e3 / (now() - begun), found);
    }

    private long now() {
        return process ? System.nanoTime() : THREADS.getCurrentThreadCpuTime();
    }
}
