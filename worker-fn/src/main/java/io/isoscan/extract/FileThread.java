package io.isoscan.extract;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * Does what is to be done with one file beside reading it, such as looking for codes, on a thread
 * of its own and within one file's time. Thread-safe.
 */
public final class FileThread {
    private final ExtractionLimits limits;
    private final InstantSource clock;
    private final ReaderThreads threads;

    public FileThread(ExtractionLimits limits, InstantSource clock, Stragglers stragglers) {
        this.limits = limits;
        this.clock = clock;
        this.threads = new ReaderThreads(limits, clock, stragglers);
    }

    /**
     * Does the work. Whatever it throws, an Error too, is the end of this file alone.
     *
     * @param work calls what it is given again and again, which stops it when its time is over
     * @param until when the caller must have an answer
     * @param otherwise makes the outcome of work that was not done
     */
    public <T> T run(Function<Runnable, T> work, Instant until, Function<Extraction, T> otherwise) {
        return threads.run(
                () -> {
                    try {
                        return work.apply(new Deadline(clock, limits.time(), until)::tick);
                    } catch (Throwable thrown) {
                        return otherwise.apply(ExtractionStopped.outcomeOf(thrown));
                    }
                },
                until,
                otherwise);
    }
}
