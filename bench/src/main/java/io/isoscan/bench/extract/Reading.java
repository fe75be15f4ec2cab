package io.isoscan.bench.extract;

import java.time.Duration;
import java.util.List;

/**
 * What one reader made of all drawings.
 *
 * @param texts one for each drawing, in their order
 * @param cpu of all its threads and processes, in the pass that counts
 */
record Reading(String reader, List<String> texts, Duration cpu) {
    Reading {
        texts = List.copyOf(texts);
    }
}
