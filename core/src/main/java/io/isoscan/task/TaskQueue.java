package io.isoscan.task;

import java.util.List;

/**
 * Hands work on, at least once and in no order. A call that returns has handed everything on; one
 * that throws may have handed on a part. Thread-safe.
 */
public interface TaskQueue {
    void sendFiles(List<FileTask> tasks);

    void sendDispatch(DispatchTask task);

    void sendReport(ReportRequest request);
}
