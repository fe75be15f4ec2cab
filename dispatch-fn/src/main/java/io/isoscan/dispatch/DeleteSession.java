package io.isoscan.dispatch;

import io.isoscan.lifecycle.Deletion;
import io.isoscan.notify.Dialogue;
import io.isoscan.notify.Notifier;
import io.isoscan.protocol.BadRequest;
import io.isoscan.protocol.Caller;
import io.isoscan.protocol.ClientMessage;
import io.isoscan.protocol.ErrorCode;
import io.isoscan.protocol.OwnedSessions;
import io.isoscan.protocol.ServerMessage;
import io.isoscan.session.Session;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * {@code delete_session}: answered with DELETED, which every other watcher gets too. A second wish
 * finds it deleted, and is answered alike for as long as something is left of it.
 */
@Singleton
final class DeleteSession implements Dialogue.Action {
    private final OwnedSessions sessions;
    private final Deletion deletion;
    private final Notifier notifier;

    DeleteSession(OwnedSessions sessions, Deletion deletion, Notifier notifier) {
        this.sessions = sessions;
        this.deletion = deletion;
        this.notifier = notifier;
    }

    @Override
    public List<ServerMessage> run(Caller caller, ClientMessage message) {
        var session = sessions.requireEvenDeleted(message.sessionId(), caller.owner());
        if (!session.state().ended()) {
            throw running(session);
        }
        var deleted =
                deletion.begin(session.id())
                        .map(ServerMessage.Deleted::of)
                        .orElseThrow(() -> running(session));
        notifier.tellOthers(session.id(), caller.connectionId(), List.of(deleted));
        return List.of(deleted);
    }

    private static BadRequest running(Session session) {
        return new BadRequest(
                ErrorCode.WRONG_STATE,
                "The session "
                        + session.id()
                        + " has not ended. Cancel it first, and delete it when it is CANCELLED.");
    }
}
