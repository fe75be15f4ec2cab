package io.isoscan.conversion;

import java.util.Optional;
import java.util.OptionalInt;

/** Why a conversion is looked at. */
sealed interface Sign {

    /** Its time has come. */
    record Due() implements Sign {}

    /**
     * Its run has ended, or another that was started for the same attempt.
     *
     * @param exitCode the container's; empty when it never began or was taken away
     * @param run which it was, as {@link Conversion#run} names it
     */
    record Stopped(OptionalInt exitCode, Optional<String> run) implements Sign {
        boolean says(int code) {
            return exitCode.isPresent() && exitCode.getAsInt() == code;
        }
    }
}
