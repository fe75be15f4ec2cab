package io.isoscan.cost;

/** How services count what they bill by size: in whole units, a begun one included. */
public final class Units {
    private static final long SQS_CHUNK = 64 << 10;
    private static final long SOCKET_CHUNK = 32 << 10;

    private Units() {}

    /** Requests that one call to a queue with this payload counts as. */
    public static long queueRequests(long bytes) {
        return begun(bytes, SQS_CHUNK);
    }

    /** Messages that one message to or from a WebSocket counts as. */
    public static long socketMessages(long bytes) {
        return begun(bytes, SOCKET_CHUNK);
    }

    private static long begun(long bytes, long unit) {
        return Math.max(1, Math.ceilDiv(bytes, unit));
    }
}
