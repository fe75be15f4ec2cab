package io.isoscan.task;

import java.time.Duration;
import java.util.List;

/**
 * Hands work on, at least once and in no order. A call that returns has handed everything on; one
 * that throws may have handed on a part. A delay is at most 15 minutes. Thread-safe.
 */
public interface TaskQueue {
    void sendFiles(List<FileTask> tasks);

    default void sendForOcr(FileTask task) {
        sendForOcr(task, Duration.ZERO);
    }

    /** Hands a file on to the OCR worker, not to be taken before the delay is over. */
    void sendForOcr(FileTask task, Duration delay);

    default void sendDispatch(DispatchTask task) {
        sendDispatch(task, Duration.ZERO);
    }

    /** Hands on a task that is not to be taken before the delay is over. */
    void sendDispatch(DispatchTask task, Duration delay);

    default void sendReport(ReportRequest request) {
        sendReport(request, Duration.ZERO);
    }

    /** Hands on a request that is not to be taken before the delay is over. */
    void sendReport(ReportRequest request, Duration delay);

    /**
     * Whether file tasks, of whatever session, are about: waiting, delayed, being worked on, or
     * given up and about to be tried once more. An estimate that may lag behind by a minute.
     */
    boolean filesAbout();
}
