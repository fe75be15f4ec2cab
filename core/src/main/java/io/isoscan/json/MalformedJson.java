package io.isoscan.json;

/** Text that is not JSON, or not of the expected shape. */
public final class MalformedJson extends RuntimeException {
    public MalformedJson(String message) {
        super(message);
    }

    public MalformedJson(String message, Throwable cause) {
        super(message, cause);
    }
}
