package io.isoscan.lifecycle.model;

import io.isoscan.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time of one schedule, which passes when nothing else can happen; an actor's may be askew. */
final class ModelClock implements InstantSource {
    private Instant now = TestClock.START;
    private Duration skew = Duration.ZERO;

    @Override
    public Instant instant() {
        return now.plus(skew);
    }

    Instant now() {
        return now;
    }

    void moveTo(Instant later) {
        now = later;
    }

    /** What the actor that runs next sees beside the true time. */
    void skew(Duration ofActor) {
        skew = ofActor;
    }
}
