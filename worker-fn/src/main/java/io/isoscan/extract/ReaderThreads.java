package io.isoscan.extract;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads each document on a thread of its own. A reader looks at its deadline itself; one that does
 * not, such as a loop inside a library, is interrupted and left to the {@link Stragglers}, and its
 * document has its outcome all the same. Thread-safe.
 */
final class ReaderThreads {
    private final ExtractionLimits limits;
    private final InstantSource clock;
    private final Stragglers stragglers;

    ReaderThreads(ExtractionLimits limits, InstantSource clock, Stragglers stragglers) {
        this.limits = limits;
        this.clock = clock;
        this.stragglers = stragglers;
    }

    /**
     * Reads a document. Where a straggler is at work none is begun.
     *
     * @param until when the caller must have an answer
     * @param late makes the outcome of one that was not begun or was left behind
     */
    <T> T run(Supplier<T> reading, Instant until, Function<Extraction, T> late) {
        if (stragglers.any()) {
            return late.apply(new Extraction.Interrupted());
        }
        var begun = clock.instant();
        var task = new FutureTask<>(reading::get);
        var thread = new Thread(null, task, "reader", limits.stackBytes());
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(patience(begun, until).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            leave(thread);
            return late.apply(outcome(begun, until));
        } catch (InterruptedException e) {
            leave(thread);
            Thread.currentThread().interrupt();
            return late.apply(new Extraction.Interrupted());
        } catch (ExecutionException e) {
            throw thrown(e);
        }
    }

    private void leave(Thread thread) {
        thread.interrupt();
        stragglers.leave(thread);
    }

    private Duration patience(Instant begun, Instant until) {
        var own = begun.plus(limits.time());
        var end = until.isBefore(own) ? until : own;
        return end.isAfter(begun)
                ? Duration.between(begun, end).plus(limits.grace())
                : limits.grace();
    }

    /** A document that had time left comes again; one that had none is done with. */
    private Extraction outcome(Instant begun, Instant until) {
        return until.isBefore(begun.plus(limits.time()))
                ? new Extraction.Interrupted()
                : Deadline.passed(limits.time());
    }

    private static RuntimeException thrown(ExecutionException e) {
        switch (e.getCause()) {
            case Error error -> throw error;
            case RuntimeException exception -> throw exception;
            case null, default -> throw new IllegalStateException("no reader throws this", e);
        }
    }
}
