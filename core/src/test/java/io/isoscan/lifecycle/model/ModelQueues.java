package io.isoscan.lifecycle.model;

import io.isoscan.task.DispatchTask;
import io.isoscan.task.FileTask;
import io.isoscan.task.ReportRequest;
import io.isoscan.task.TaskQueue;
import io.isoscan.testing.Calls;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All queues of one schedule. */
final class ModelQueues implements TaskQueue {
    final Box<FileTask> deadFiles = new Box<>(Duration.ofMinutes(30), null);
    final Box<DispatchTask> deadDispatches = new Box<>(Duration.ofMinutes(6), null);
    final Box<ReportRequest> deadReports = new Box<>(Duration.ofMinutes(6), null);
    final Box<FileTask> deadForOcr = new Box<>(Duration.ofMinutes(30), null);
    final Box<FileTask> files = new Box<>(Duration.ofMinutes(3), deadFiles);
    final Box<FileTask> forOcr = new Box<>(Duration.ofMinutes(30), deadForOcr);
    final Box<DispatchTask> dispatches = new Box<>(Duration.ofMinutes(6), deadDispatches);
    final Box<ReportRequest> reports = new Box<>(Duration.ofMinutes(16), deadReports);

    private final Calls calls;
    private final ModelClock clock;
    private final boolean watched;
    private int lastId;

    ModelQueues(Calls calls, ModelClock clock, boolean watched) {
        this.calls = calls;
        this.clock = clock;
        this.watched = watched;
    }

    /** Each task is a step of its own: a call may hand on a part and fail. */
    @Override
    public void sendFiles(List<FileTask> tasks) {
        for (var task : tasks) {
            calls.perform("queue.sendFiles", () -> files.send(++lastId, task, clock.now()));
        }
    }

    @Override
    public void sendForOcr(FileTask task, Duration delay) {
        calls.perform(
                "queue.sendForOcr", () -> forOcr.send(++lastId, task, clock.now().plus(delay)));
    }

    @Override
    public void sendDispatch(DispatchTask task, Duration delay) {
        if (watched || !(task instanceof DispatchTask.Watch)) {
            calls.perform(
                    "queue.sendDispatch",
                    () -> dispatches.send(++lastId, task, clock.now().plus(delay)));
        }
    }

    @Override
    public void sendReport(ReportRequest request, Duration delay) {
        calls.perform(
                "queue.sendReport", () -> reports.send(++lastId, request, clock.now().plus(delay)));
    }

    @Override
    public boolean filesAbout() {
        return calls.run(
                "queue.filesAbout",
                () ->
                        Stream.of(files, deadFiles, forOcr, deadForOcr)
                                .anyMatch(box -> !box.isEmpty()));
    }

    boolean isEmpty() {
        return all().allMatch(Box::isEmpty);
    }

    int size() {
        return all().mapToInt(Box::size).sum();
    }

    @Nullable Instant next() {
        return all().map(Box::next)
                .filter(next -> next != null)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private Stream<Box<?>> all() {
        return Stream.of(
                files,
                forOcr,
                dispatches,
                reports,
                deadFiles,
                deadForOcr,
                deadDispatches,
                deadReports);
    }
}
