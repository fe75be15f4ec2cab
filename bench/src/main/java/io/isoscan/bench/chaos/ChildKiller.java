package io.isoscan.bench.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Kills the workers' processes while they are at work, so many times in all: rarely enough that no
 * file is hit at each of its tries.
 */
final class ChildKiller implements AutoCloseable {
    private static final String WORKER = "io.isoscan.scan.ScanWorkerHandler";
    private static final String QUEUE = "ProcessingQueue";
    private static final int LOOK_MILLIS = 20;
    private static final int REST_MILLIS = 4_000;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final ChaosSystem system;
    private int timesLeft;
    private final AtomicInteger killed = new AtomicInteger();

    private ChildKiller(ChaosSystem system, int times) {
        this.system = system;
        this.timesLeft = times;
    }

    static ChildKiller start(ChaosSystem system, int times) {
        var killer = new ChildKiller(system, times);
        killer.lookIn(REST_MILLIS);
        return killer;
    }

    int killed() {
        return killed.get();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void lookIn(int millis) {
        var _ = thread.schedule(this::look, millis, TimeUnit.MILLISECONDS);
    }

    private void look() {
        boolean killedSome = system.inFlight(QUEUE) > 0 && killWorkers();
        timesLeft -= killedSome ? 1 : 0;
        if (timesLeft > 0) {
            lookIn(killedSome ? REST_MILLIS : LOOK_MILLIS);
        }
    }

    /** Whether there was one to be killed. */
    private boolean killWorkers() {
        var workers = ProcessHandle.current().descendants().filter(ChildKiller::works).toList();
        workers.stream()
                .filter(ProcessHandle::destroyForcibly)
                .forEach(one -> killed.incrementAndGet());
        return !workers.isEmpty();
    }

    /** Asked of Linux itself: the JDK cuts long command lines. */
    private static boolean works(ProcessHandle child) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(child.pid()), "cmdline"))
                    .contains(WORKER);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
