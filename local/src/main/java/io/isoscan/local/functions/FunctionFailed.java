package io.isoscan.local.functions;

/** A function that threw: its caller does what AWS does then. */
public final class FunctionFailed extends RuntimeException {
    public FunctionFailed(String function, Throwable cause) {
        super(function + " failed", cause);
    }
}
