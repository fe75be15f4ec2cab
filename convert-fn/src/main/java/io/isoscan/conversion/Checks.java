package io.isoscan.conversion;

import java.time.Duration;

/** Messages about conversions, at least once and in no order. Thread-safe. */
interface Checks {

    /** Has this attempt looked at when the delay, at most 15 minutes, is over. */
    void later(RunName name, Duration delay);

    /**
     * Hands the event that a conversion began with to where given-up events go. A message of
     * storage may tell of several texts, and others of them may be done: then it is the event of
     * this text alone, as {@link Conversion#body} has it.
     */
    void giveUp(String body);
}
