package io.isoscan.codes;

/** Wanted codes or a pattern that cannot be used; the message tells the user what to change. */
public final class BadCodes extends RuntimeException {
    public BadCodes(String message) {
        super(message);
    }
}
