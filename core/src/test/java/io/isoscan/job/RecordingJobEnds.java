package io.isoscan.job;

import io.isoscan.testing.Calls;
import java.util.ArrayList;
import java.util.List;

/** Keeps the ends that are published. Thread-safe. */
public final class RecordingJobEnds implements JobEnds {
    private final Calls calls;
    private final List<JobEnd> published = new ArrayList<>();

    public RecordingJobEnds(Calls calls) {
        this.calls = calls;
    }

    @Override
    public synchronized void publish(JobEnd end) {
        calls.perform("jobEnds.publish", () -> published.add(end));
    }

    public synchronized List<JobEnd> published() {
        return List.copyOf(published);
    }
}
