package io.isoscan.codes;

/** A code pattern that cannot be used; the message tells the user what to change. */
public final class BadPattern extends RuntimeException {
    public BadPattern(String message) {
        super(message);
    }
}
