package io.isoscan.conversion;

import java.util.Optional;

/** The texts in the input bucket. Thread-safe. */
interface Texts {

    /** The text as it lies there now; empty when it does not. */
    Optional<Text> find(String key);

    /**
     * A text.
     *
     * @param eTag without quotes
     */
    record Text(String eTag, Route route) {}
}
