package io.isoscan.task;

import java.time.Duration;
import java.util.List;

/**
 * Hands work on, at least once and in no order. A call that returns has handed everything on; one
 * that throws may have handed on a part. Thread-safe.
 */
public interface TaskQueue {
    void sendFiles(List<FileTask> tasks);

    void sendDispatch(DispatchTask task);

    default void sendReport(ReportRequest request) {
        sendReport(request, Duration.ZERO);
    }

    /** Hands on a request that is not to be taken before the delay, at most 15 minutes, is over. */
    void sendReport(ReportRequest request, Duration delay);
}
