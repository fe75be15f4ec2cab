package io.isoscan.notify;

import io.isoscan.job.JobId;
import io.isoscan.session.SessionId;
import java.util.List;

/**
 * Which connections watch which sessions and jobs. Everything here may be repeated; what nobody
 * removes expires three hours after it was written. Thread-safe.
 */
public interface Subscriptions {

    void add(SessionId id, String connectionId);

    void add(JobId id, String owner, String connectionId);

    /** The connections that watch a session. */
    List<String> of(SessionId id);

    /** The connections that watch this owner's job; an id may have had another owner before. */
    List<String> of(JobId id, String owner);

    /** Forgets a connection and all that it watched. */
    void removeConnection(String connectionId);

    /** Forgets who watches a session. */
    void removeWatchers(SessionId id);
}
