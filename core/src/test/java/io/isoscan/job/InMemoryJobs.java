package io.isoscan.job;

import io.isoscan.testing.Calls;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Jobs in memory. They expire, and whoever began one dies, when they are told to. Thread-safe. */
public final class InMemoryJobs implements Jobs {
    private final Calls calls;
    private final Map<JobId, Kept> kept = new HashMap<>();

    public InMemoryJobs(Calls calls) {
        this.calls = calls;
    }

    private static final class Kept {
        private @Nullable String owner;
        private @Nullable String expected;
        private @Nullable String document;
        private boolean handedOn;
        private boolean dead;
        private @Nullable String stage;
        private @Nullable JobResults ended;
    }

    @Override
    public synchronized Optional<Job> claim(JobId id, String owner) {
        return calls.run(
                "jobs.claim",
                () -> {
                    var job = of(id);
                    job.owner = job.owner == null ? owner : job.owner;
                    return job.owner.equals(owner) ? Optional.of(job(id)) : Optional.empty();
                });
    }

    @Override
    public synchronized Optional<Job> find(JobId id, String owner) {
        return calls.run(
                "jobs.find",
                () -> owner.equals(of(id).owner) ? Optional.of(job(id)) : Optional.empty());
    }

    @Override
    public synchronized boolean expect(JobId id, String key) {
        return calls.run("jobs.expect", () -> expect(of(id), key));
    }

    private static boolean expect(Kept job, String key) {
        if (job.document != null || job.ended != null) {
            return false;
        }
        job.expected = job.expected == null ? key : job.expected;
        return job.expected.equals(key);
    }

    @Override
    public synchronized Begun begin(JobId id, String document) {
        return calls.run("jobs.begin", () -> begin(of(id), document));
    }

    private static Begun begin(Kept job, String document) {
        if (job.document != null && !job.document.equals(document)) {
            return Begun.ANOTHER;
        }
        if (job.ended != null) {
            return job.document == null ? Begun.ANOTHER : Begun.HANDED_ON;
        }
        if (job.document != null && !job.dead) {
            return job.handedOn ? Begun.HANDED_ON : Begun.UNDERWAY;
        }
        job.document = document;
        job.dead = false;
        return Begun.NOW;
    }

    @Override
    public synchronized void handedOn(JobId id, String document) {
        calls.perform("jobs.handedOn", () -> of(id).handedOn = document.equals(of(id).document));
    }

    @Override
    public synchronized void enter(JobId id, String stage) {
        calls.perform("jobs.enter", () -> of(id).stage = stage);
    }

    @Override
    public synchronized Optional<String> end(JobId id, JobResults results) {
        return calls.run(
                "jobs.end",
                () -> {
                    of(id).ended = results;
                    return Optional.ofNullable(of(id).owner);
                });
    }

    /** The job's time is over. */
    public synchronized void expire(JobId id) {
        kept.remove(id);
    }

    /** The minute of whoever began the job, and has not handed it on, is over. */
    public synchronized void lapse(JobId id) {
        of(id).dead = !of(id).handedOn;
    }

    private Kept of(JobId id) {
        return kept.computeIfAbsent(id, _ -> new Kept());
    }

    private Job job(JobId id) {
        return new Job(id, of(id).stage, of(id).ended);
    }
}
