package io.isoscan.task;

import io.isoscan.testing.Effects;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Keeps what was handed on until a test takes it. Thread-safe. */
public final class RecordingTaskQueue implements TaskQueue {
    private final Effects effects;
    private final Queue<FileTask> files = new ConcurrentLinkedQueue<>();
    private final Queue<DispatchTask> dispatches = new ConcurrentLinkedQueue<>();
    private final Queue<Asked> reports = new ConcurrentLinkedQueue<>();

    public RecordingTaskQueue(Effects effects) {
        this.effects = effects;
    }

    /** A report that was asked for. */
    public record Asked(ReportRequest request, Duration delay) {}

    @Override
    public void sendFiles(List<FileTask> tasks) {
        effects.run("queue.sendFiles", () -> files.addAll(tasks));
    }

    @Override
    public void sendDispatch(DispatchTask task) {
        effects.run("queue.sendDispatch", () -> dispatches.add(task));
    }

    @Override
    public void sendReport(ReportRequest request, Duration delay) {
        effects.run("queue.sendReport", () -> reports.add(new Asked(request, delay)));
    }

    public List<FileTask> takeFiles() {
        return take(files);
    }

    public List<DispatchTask> takeDispatches() {
        return take(dispatches);
    }

    public List<Asked> takeReports() {
        return take(reports);
    }

    public boolean isEmpty() {
        return files.isEmpty() && dispatches.isEmpty() && reports.isEmpty();
    }

    private static <T> List<T> take(Queue<T> queue) {
        return Stream.generate(queue::poll).takeWhile(task -> task != null).toList();
    }
}
