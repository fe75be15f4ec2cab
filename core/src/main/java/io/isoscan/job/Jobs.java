package io.isoscan.job;

import java.util.Optional;

/**
 * The jobs that clients follow. A job belongs to who first names it. Everything here may be
 * repeated. A job expires one hour after its end, or a day after it was first named when it comes
 * to none: from that moment on it may be named anew, by anybody, and nothing of it is left for
 * them. An end that comes later is still its owner's, unless the table has deleted it by then.
 * Thread-safe.
 */
public interface Jobs {

    /**
     * Names a job, which need not have begun, for an owner.
     *
     * @return the job; empty when it is another's
     */
    Optional<Job> claim(JobId id, String owner);

    /** The owner's job as it stands now; empty when there is none that is this owner's. */
    Optional<Job> find(JobId id, String owner);

    /**
     * Notes which object a job's document will be, as long as nothing has arrived for it. The first
     * one named stays; naming it again harms nothing.
     *
     * @return whether it is that one; false where it is another, where a document has arrived, and
     *     where the job has ended
     */
    boolean expect(JobId id, String key);

    /**
     * Notes that the work on a job's document begins, so that one document is begun once and no
     * second one is worked on under the same id. Whoever gets {@link Begun#NOW} hands the work on
     * and then says so with {@link #handedOn}; when it dies in between, a minute later somebody
     * else gets the same answer.
     *
     * @param document names the document and this version of it
     */
    Begun begin(JobId id, String document);

    /** Whether work is to begin. */
    enum Begun {
        /** By the caller. */
        NOW,
        /** Somebody is about to hand it on: ask again in a minute. */
        UNDERWAY,
        /** It was handed on before. */
        HANDED_ON,
        /** The job has another document, or has ended. */
        ANOTHER
    }

    /** Notes that the work which this document began was handed on. */
    void handedOn(JobId id, String document);

    /** Notes the stage that a job has come to. */
    void enter(JobId id, String stage);

    /**
     * Ends a job, named or not; the last results stand.
     *
     * @return whose it is; empty when nobody has named it
     */
    Optional<String> end(JobId id, JobResults results);
}
