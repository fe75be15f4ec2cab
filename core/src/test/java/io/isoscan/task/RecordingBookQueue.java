package io.isoscan.task;

import io.isoscan.testing.Calls;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Keeps what was handed on until a test takes it. Thread-safe. */
public final class RecordingBookQueue implements BookQueue {
    private final Calls calls;
    private final Queue<BookTask> tasks = new ConcurrentLinkedQueue<>();

    public RecordingBookQueue(Calls calls) {
        this.calls = calls;
    }

    @Override
    public void send(BookTask task) {
        calls.run("bookQueue.send", () -> tasks.add(task));
    }

    /** The next task, which then is no longer here. */
    public Optional<BookTask> take() {
        return Optional.ofNullable(tasks.poll());
    }
}
