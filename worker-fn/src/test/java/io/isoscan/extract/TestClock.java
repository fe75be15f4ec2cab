package io.isoscan.extract;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes on by a step each time someone looks. */
final class TestClock implements InstantSource {

    private final Duration step;
    private Instant now = Instant.EPOCH;

    TestClock(Duration step) {
        this.step = step;
    }

    @Override
    public Instant instant() {
        now = now.plus(step);
        return now;
    }
}
