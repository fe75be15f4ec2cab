package io.isoscan.conversion;

import org.jspecify.annotations.Nullable;

/** A run that could not be started now and may be another time: there is no room, or no answer. */
final class NotStarted extends RuntimeException {
    NotStarted(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
