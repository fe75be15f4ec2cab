package io.isoscan.protocol;

/** A client's message that cannot be answered as asked; the message tells the user what to do. */
public final class BadRequest extends RuntimeException {
    private final ErrorCode code;

    public BadRequest(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }
}
