package io.isoscan.upload;

import io.micronaut.http.HttpStatus;

/** An upload that gets no address; the message tells the client what to change. */
final class Refused extends RuntimeException {
    private final HttpStatus status;

    private Refused(HttpStatus status, String message) {
        super(message);
        this.status = status;
    }

    static Refused bad(String message) {
        return new Refused(HttpStatus.BAD_REQUEST, message);
    }

    static Refused tooLarge(String message) {
        return new Refused(HttpStatus.REQUEST_ENTITY_TOO_LARGE, message);
    }

    static Refused conflict(String message) {
        return new Refused(HttpStatus.CONFLICT, message);
    }

    HttpStatus status() {
        return status;
    }
}
