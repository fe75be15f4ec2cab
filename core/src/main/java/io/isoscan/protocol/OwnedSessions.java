package io.isoscan.protocol;

import io.isoscan.session.Session;
import io.isoscan.session.SessionId;
import io.isoscan.session.Sessions;
import jakarta.inject.Singleton;

/** The sessions of one owner: another's session is answered as one that is not there. */
@Singleton
public final class OwnedSessions {
    private final Sessions sessions;

    public OwnedSessions(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * The session that a client names.
     *
     * @throws BadRequest when it is not there or another's
     */
    public Session require(SessionId id, String owner) {
        return sessions.find(id)
                .filter(session -> session.ownedBy(owner))
                .orElseThrow(ClientMessage::unknownSession);
    }
}
