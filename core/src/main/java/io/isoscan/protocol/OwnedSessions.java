package io.isoscan.protocol;

import io.isoscan.session.DeletedSession;
import io.isoscan.session.Session;
import io.isoscan.session.SessionId;
import io.isoscan.session.Sessions;
import jakarta.inject.Singleton;
import java.util.Optional;

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
        return owned(sessions.find(id), owner);
    }

    /**
     * The session that a client names, also when it is marked as deleted.
     *
     * @throws BadRequest when it is not there or another's
     */
    public Session requireEvenDeleted(SessionId id, String owner) {
        return owned(
                sessions.find(id).or(() -> sessions.deleted(id).map(DeletedSession::session)),
                owner);
    }

    private static Session owned(Optional<Session> found, String owner) {
        return found.filter(session -> session.ownedBy(owner))
                .orElseThrow(ClientMessage::unknownSession);
    }
}
