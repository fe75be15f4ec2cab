package io.isoscan.testing;

import io.isoscan.session.Identifiers;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Identifiers in the order of the numbers, from 1. */
public final class CountingIdentifiers extends Identifiers {
    private final AtomicLong last = new AtomicLong();

    @Override
    public UUID next() {
        return of(last.incrementAndGet());
    }

    public static UUID of(long number) {
        return new UUID(0, number);
    }
}
