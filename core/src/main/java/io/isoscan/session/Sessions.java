package io.isoscan.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The sessions in the table. Every change is one conditional update, so that each may be repeated,
 * arrive late or race another: the condition decides, and a refused change changes nothing.
 * Thread-safe. An infrastructure failure is thrown as the adapter's unchecked exception and means
 * "not known whether done".
 */
public interface Sessions {
    /** How many writers of one report may end without giving its lease back. */
    int MOST_WRITERS = 3;

    /** Puts a new session. False when one of this id is there already; that one stays as it is. */
    boolean create(Session session);

    /** The session as it is now (a consistent read), or empty; a deleted one is not there. */
    Optional<Session> find(SessionId id);

    /** The owner's sessions, newest first, at most this many. */
    List<Session> ofOwner(String owner, int limit);

    /**
     * Adds a batch's tally, if the generation is this one and the session has not ended.
     *
     * @return the session after it, or empty when refused
     */
    Optional<Session> count(SessionId id, int generation, Tally tally);

    /**
     * Records that this page's tasks were sent, if the page is the next one.
     *
     * @param page the page's number
     * @param totalFiles all files listed up to and with this page
     * @param last whether this page closes the listing
     * @param problem why the listing ends incomplete, or empty
     * @return the session after it, or empty when refused
     */
    Optional<Session> advanceListing(
            SessionId id, int page, int totalFiles, boolean last, Optional<String> problem);

    /**
     * Takes the lease for writing the report, if the generation is this one, the state may report
     * no lease is live at {@code now} and {@link #MOST_WRITERS} have not been lost with it.
     *
     * @return the session as leased, or empty when refused
     */
    Optional<Session> lease(SessionId id, int generation, Lease lease, Instant now);

    /** Whether a lease is live at this moment. */
    boolean leased(SessionId id, Instant now);

    /**
     * Whether as many writers took the lease, one after the other, as may be lost with it. None of
     * them is at work any more when no lease is live.
     */
    boolean writersSpent(SessionId id);

    /**
     * Sets the count to what the report saw and gives the lease back, if it is still this one.
     *
     * @return false when refused
     */
    boolean recount(SessionId id, int generation, String leaseToken, int finished);

    /**
     * The one update that ends a session with its report, if generation, lease and state are as at
     * the lease.
     *
     * @return the session after it, or empty when refused
     */
    Optional<Session> end(Session leased, Ending ending);

    /**
     * Ends a session without a report, if it has not ended and is in this generation.
     *
     * @param problem what went wrong, in words for the user
     * @return the session after it, or empty when refused
     */
    Optional<Session> fail(
            SessionId id, int generation, SessionFailure failure, String problem, Instant now);

    /**
     * Changes the state as a client wishes, if it may follow ({@link SessionState#maySteerTo}).
     *
     * @return the session after it, or empty when refused
     */
    Optional<Session> steer(SessionId id, SessionState to);

    /**
     * Begins the next generation, in which the failed files alone are unfinished, if this one is
     * still the latest and {@link Session#mayRetry() may be retried}.
     *
     * @return the session after it, or empty when refused
     */
    Optional<Session> retry(SessionId id, int generation);

    /**
     * Sets the counters to what a walk saw, if generation, state and count are still those it began
     * with.
     *
     * @param seen the session as the walk found it at its beginning
     * @return the session after it, or empty when refused
     */
    Optional<Session> correct(Session seen, Tally saw);

    /**
     * Marks a session as deleted, if it has ended: from then on it is found and listed no more, and
     * every change of it is refused. One that is marked stays so, with the moment of its first
     * mark.
     *
     * @return the deleted session, or empty when refused
     */
    Optional<DeletedSession> markDeleted(SessionId id, Instant now);

    /** A session that is marked as deleted and not yet removed (a consistent read), or empty. */
    Optional<DeletedSession> deleted(SessionId id);

    /** Whether another session of the same owner, none that is deleted, has the same source. */
    boolean sourceIsShared(Session deleted);

    /** Removes a session that is marked as deleted; its id may then be a new session's. */
    void remove(Session deleted);
}
