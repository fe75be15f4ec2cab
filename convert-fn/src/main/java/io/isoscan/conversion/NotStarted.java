package io.isoscan.conversion;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** A run that could not be started now and may be another time: there is no room, or no answer. */
final class NotStarted extends RuntimeException {
    private static final int SERVER_ERROR = 500;

    NotStarted(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Whether a service that failed so may do it another time; not one that refused for good. */
    static boolean isForNow(SdkException failure) {
        return !(failure instanceof SdkServiceException refused)
                || refused.isThrottlingException()
                || refused.statusCode() >= SERVER_ERROR;
    }
}
