package io.isoscan.extract;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The moment at which one document's reading stops: its own or its caller's. For one thread. */
final class Deadline {

    private static final int CALLS_PER_LOOK = 64;

    private final InstantSource clock;
    private final Duration time;
    private final Instant end;
    private final Instant until;
    private int calls;

    Deadline(InstantSource clock, Duration time, Instant until) {
        this.clock = clock;
        this.time = time;
        this.end = clock.instant().plus(time);
        this.until = until;
    }

    /** Looks at the clock. */
    void check() {
        var now = clock.instant();
        if (now.isAfter(end)) {
            throw new ExtractionStopped(passed(time));
        }
        if (now.isAfter(until)) {
            throw new ExtractionStopped(new Extraction.Interrupted());
        }
    }

    /** For the hot paths: looks at the clock once in a while. */
    void tick() {
        if (++calls % CALLS_PER_LOOK == 0) {
            check();
        }
    }

    /** What is said of a document that took longer than its time. */
    static Extraction passed(Duration time) {
        long whole = time.toSeconds();
        var seconds = whole > 0 ? Long.toString(whole) : Double.toString(time.toMillis() / 1000.0);
        return new Extraction.Unreadable("took longer than " + seconds + " s");
    }
}
