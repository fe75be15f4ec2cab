package io.isoscan.book;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** What the second stage came to, the likeliest first. */
@Serdeable
record Candidates(List<Candidate> candidates) {
    Candidates {
        candidates = List.copyOf(candidates);
    }
}
