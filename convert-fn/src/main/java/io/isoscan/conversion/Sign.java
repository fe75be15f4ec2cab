package io.isoscan.conversion;

import java.util.OptionalInt;

/** Why a conversion is looked at. */
sealed interface Sign {

    /** Its time has come. */
    record Due() implements Sign {}

    /**
     * Its run has ended.
     *
     * @param exitCode the container's; empty when it never began or was taken away
     */
    record Stopped(OptionalInt exitCode) implements Sign {
        boolean says(int code) {
            return exitCode.isPresent() && exitCode.getAsInt() == code;
        }
    }
}
