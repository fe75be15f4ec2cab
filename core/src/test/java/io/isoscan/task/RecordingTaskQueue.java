package io.isoscan.task;

import io.isoscan.testing.Calls;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Keeps what was handed on until a test takes it. Thread-safe. */
public final class RecordingTaskQueue implements TaskQueue {
    private final Calls calls;
    private final Queue<FileTask> files = new ConcurrentLinkedQueue<>();
    private final Queue<Handed> forOcr = new ConcurrentLinkedQueue<>();
    private final Queue<Sent> dispatches = new ConcurrentLinkedQueue<>();
    private volatile boolean filesAbout;
    private final Queue<Asked> reports = new ConcurrentLinkedQueue<>();

    public RecordingTaskQueue(Calls calls) {
        this.calls = calls;
    }

    /** A file that was handed on to the OCR worker. */
    public record Handed(FileTask task, Duration delay) {}

    /** A task of the dispatch queue. */
    public record Sent(DispatchTask task, Duration delay) {}

    /** A report that was asked for. */
    public record Asked(ReportRequest request, Duration delay) {}

    @Override
    public void sendFiles(List<FileTask> tasks) {
        calls.run("queue.sendFiles", () -> files.addAll(tasks));
    }

    @Override
    public void sendForOcr(FileTask task, Duration delay) {
        calls.run("queue.sendForOcr", () -> forOcr.add(new Handed(task, delay)));
    }

    @Override
    public void sendDispatch(DispatchTask task, Duration delay) {
        calls.run("queue.sendDispatch", () -> dispatches.add(new Sent(task, delay)));
    }

    @Override
    public void sendReport(ReportRequest request, Duration delay) {
        calls.run("queue.sendReport", () -> reports.add(new Asked(request, delay)));
    }

    public List<FileTask> takeFiles() {
        return take(files);
    }

    public List<FileTask> takeForOcr() {
        return takeHanded().stream().map(Handed::task).toList();
    }

    /** The same, with their delays. */
    public List<Handed> takeHanded() {
        return take(forOcr);
    }

    @Override
    public boolean filesAbout() {
        return calls.run(
                "queue.filesAbout", () -> filesAbout || !files.isEmpty() || !forOcr.isEmpty());
    }

    /** Whether tasks are about that no test sees, as those of other sessions. */
    public void filesAbout(boolean about) {
        filesAbout = about;
    }

    /** Takes what is to be done now or later, but for the watches. */
    public List<DispatchTask> takeDispatches() {
        return take(dispatches).stream()
                .map(Sent::task)
                .filter(task -> !(task instanceof DispatchTask.Watch))
                .toList();
    }

    /** Takes everything that was sent to the dispatch queue, with its delays. */
    public List<Sent> takeSent() {
        return take(dispatches);
    }

    public List<Asked> takeReports() {
        return take(reports);
    }

    public boolean isEmpty() {
        return files.isEmpty() && forOcr.isEmpty() && dispatches.isEmpty() && reports.isEmpty();
    }

    private static <T> List<T> take(Queue<T> queue) {
        return Stream.generate(queue::poll).takeWhile(task -> task != null).toList();
    }
}
