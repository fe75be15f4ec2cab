package io.isoscan.job;

import java.util.Optional;

/**
 * The jobs that clients follow. A job belongs to who first names it. Everything here may be
 * repeated. A job is forgotten one hour after its end, or a day after it was first named when it
 * comes to none: from that moment on nobody has named or ended it. Thread-safe.
 */
public interface Jobs {

    /**
     * Names a job, which need not have begun, for an owner.
     *
     * @return the job; empty when it is another's
     */
    Optional<Job> claim(JobId id, String owner);

    /** The job as it stands now; empty when nobody has named or ended it. */
    Optional<Job> find(JobId id);

    /** Ends a job, named or not; the last results stand. */
    void end(JobId id, JobResults results);
}
