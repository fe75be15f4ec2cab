package io.isoscan.bench.chaos;

import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Kills a worker's process every now and then, whatever it is doing. */
final class ChildKiller implements AutoCloseable {
    private static final String WORKER = "io.isoscan.scan.ScanWorkerHandler";
    private static final int EVERY_SECONDS = 7;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final Random random = new Random(1);
    private final AtomicInteger killed = new AtomicInteger();

    private ChildKiller() {}

    static ChildKiller start() {
        var killer = new ChildKiller();
        var _ =
                killer.thread.scheduleWithFixedDelay(
                        killer::killOne, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        return killer;
    }

    int killed() {
        return killed.get();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void killOne() {
        var workers =
                ProcessHandle.current()
                        .descendants()
                        .filter(child -> child.info().commandLine().orElse("").contains(WORKER))
                        .toList();
        if (!workers.isEmpty() && workers.get(random.nextInt(workers.size())).destroyForcibly()) {
            killed.incrementAndGet();
        }
    }
}
