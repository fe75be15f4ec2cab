package io.isoscan.convert;

/** A text that no further run would make a PDF of; the message says why, in words for its owner. */
final class BadInput extends RuntimeException {
    BadInput(String message) {
        super(message);
    }
}
