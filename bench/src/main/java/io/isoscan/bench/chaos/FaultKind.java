package io.isoscan.bench.chaos;

/**
 * What is injected, and where: a function's threads begin with its name, a call with its port's.
 */
public enum FaultKind {
    /** Tasks are sent twice. */
    DUPLICATED_MESSAGES("", "TaskQueue.sendFiles"),
    /** Tasks are sent in another order. */
    REORDERED_MESSAGES("", "TaskQueue.sendFiles"),
    /** Tasks come seconds after they were sent. */
    DELAYED_MESSAGES("", "TaskQueue.sendFiles"),
    /** The request for the report is sent twice. */
    DUPLICATED_REPORT_REQUEST("", "TaskQueue.sendReport"),
    /** A page of the listing, a walk or a watch is sent twice. */
    REPEATED_PAGE("", "TaskQueue.sendDispatch"),
    /** The worker is gone before a call. */
    WORKER_CRASH("ScanWorker", ""),
    /** The listing, a walk or a watch is gone before a call. */
    PAGE_CRASH("DispatchWorker", ""),
    /** The report's writer is gone before a call. */
    REPORT_CRASH("ReportWriter", ""),
    /** A call is done, and its caller sees a failure. */
    LOST_ANSWER("", "Sessions."),
    /** A put or a count is done, its answer lost, and done once more by the client library. */
    REPEATED_CALL("ScanWorker", "Sessions.count"),
    /** The same of a result. */
    REPEATED_PUT("ScanWorker", "Results.put"),
    /** The worker is slower than its messages stay hidden. */
    VISIBILITY_TOO_SHORT("ScanWorker", "Results.put"),
    /** The table refuses every call of this session for a while. */
    TABLE_FAILS("", "Results."),
    /** One write of the report fails. */
    STORAGE_FAILS("ReportWriter", "BlobStore.put"),
    /** The client is gone, says the management API. */
    CLIENT_GONE("", "Connections.post"),
    /** The management API throttles or fails. */
    TELLING_FAILS("", "Connections.post"),
    /** The holder of the lease stands still for longer than its lease, then goes on. */
    HOLDER_FROZEN("ReportWriter", "Sessions.end"),
    /** The clock of a function is ahead by a minute. */
    CLOCK_JUMP("", "Sessions."),
    /** A child JVM is killed while it works on a batch; in isolated mode alone. */
    KILLED_CHILD("", "-");

    private final String function;
    private final String call;

    FaultKind(String function, String call) {
        this.function = function;
        this.call = call;
    }

    /** Among how many calls the first such fault is drawn: as many as there are in every run. */
    int calls() {
        return switch (this) {
            case WORKER_CRASH, PAGE_CRASH, REPORT_CRASH -> 6;
            default -> 1;
        };
    }

    /** Whether what it holds up may come when all else is over. */
    boolean lasts() {
        return this == DELAYED_MESSAGES || this == VISIBILITY_TOO_SHORT || this == HOLDER_FROZEN;
    }

    boolean fits(String thread, String name) {
        return thread.startsWith(function) && name.startsWith(call);
    }
}
