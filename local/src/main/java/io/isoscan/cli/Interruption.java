package io.isoscan.cli;

import io.isoscan.local.system.AtExit;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command end in its own way on Ctrl-C or SIGTERM: it is told, and the process waits for it
 * before it goes. Opened when the command can be told, closed when it has ended.
 */
final class Interruption implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Runnable step = this::tellAndWait;
    private Runnable wish = () -> {};

    /** What tells the command, from now on until it has ended. */
    void tells(Runnable command) {
        wish = command;
        AtExit.first(step);
    }

    @Override
    public void close() {
        AtExit.forget(step);
        ended.countDown();
    }

    private void tellAndWait() {
        wish.run();
        try {
            ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
