package io.isoscan.notify;

import io.isoscan.protocol.ServerMessage;
import io.isoscan.session.SessionId;
import java.util.List;

/** Whoever watches a session. Thread-safe. */
public interface Watchers {
    /**
     * Tells every connection that watches the session, in this order; never fails its caller.
     *
     * @return whether one of them took all of it
     */
    boolean tellWatchers(SessionId id, List<? extends ServerMessage> messages);
}
