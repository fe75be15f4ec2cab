package io.isoscan.job;

import io.isoscan.testing.Calls;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Jobs in memory. They do not expire. Thread-safe. */
public final class InMemoryJobs implements Jobs {
    private final Calls calls;
    private final Map<JobId, String> owners = new HashMap<>();
    private final Map<JobId, JobResults> ended = new HashMap<>();

    public InMemoryJobs(Calls calls) {
        this.calls = calls;
    }

    @Override
    public synchronized Optional<Job> claim(JobId id, String owner) {
        return calls.run(
                "jobs.claim",
                () ->
                        owners.computeIfAbsent(id, unowned -> owner).equals(owner)
                                ? Optional.of(job(id))
                                : Optional.empty());
    }

    @Override
    public synchronized Optional<Job> find(JobId id) {
        return calls.run(
                "jobs.find",
                () ->
                        owners.containsKey(id) || ended.containsKey(id)
                                ? Optional.of(job(id))
                                : Optional.empty());
    }

    @Override
    public synchronized void end(JobId id, JobResults results) {
        calls.perform("jobs.end", () -> ended.put(id, results));
    }

    private Job job(JobId id) {
        return new Job(id, ended.get(id));
    }
}
