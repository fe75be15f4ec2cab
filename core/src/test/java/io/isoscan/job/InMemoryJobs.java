package io.isoscan.job;

import io.isoscan.testing.Calls;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Jobs in memory. They expire when they are told to. Thread-safe. */
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
    public synchronized Optional<Job> find(JobId id, String owner) {
        return calls.run(
                "jobs.find",
                () -> owner.equals(owners.get(id)) ? Optional.of(job(id)) : Optional.empty());
    }

    @Override
    public synchronized Optional<String> end(JobId id, JobResults results) {
        return calls.run(
                "jobs.end",
                () -> {
                    ended.put(id, results);
                    return Optional.ofNullable(owners.get(id));
                });
    }

    /** The job's time is over. */
    public synchronized void expire(JobId id) {
        owners.remove(id);
        ended.remove(id);
    }

    private Job job(JobId id) {
        return new Job(id, ended.get(id));
    }
}
