package io.isoscan.notify;

import io.isoscan.session.SessionId;
import java.util.List;

/**
 * Which connections watch which sessions. Everything here may be repeated; what nobody removes
 * expires three hours after it was written. Thread-safe.
 */
public interface Subscriptions {

    void add(SessionId id, String connectionId);

    /** The connections that watch a session. */
    List<String> of(SessionId id);

    /** Forgets a connection and all that it watched. */
    void removeConnection(String connectionId);
}
