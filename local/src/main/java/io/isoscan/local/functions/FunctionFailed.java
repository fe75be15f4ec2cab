package io.isoscan.local.functions;

/** A function that threw, or whose process ended under it: its caller does what AWS does then. */
public final class FunctionFailed extends RuntimeException {
    public FunctionFailed(String function, Throwable cause) {
        super(function + " failed", cause);
    }

    /**
     * A function of another process.
     *
     * @param what what happened to it, such as {@code exited with 137}
     */
    FunctionFailed(String function, String requestId, String what) {
        super("%s, request %s: %s".formatted(function, requestId, what));
    }
}
