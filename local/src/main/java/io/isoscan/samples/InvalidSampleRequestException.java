package io.isoscan.samples;

/**
 * A sample set was asked for that cannot be written; the message says why and what to do instead.
 */
public final class InvalidSampleRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidSampleRequestException(String message) {
        super(message);
    }
}
