package io.isoscan.dispatch;

import io.isoscan.notify.Dialogue;
import io.isoscan.protocol.Caller;
import io.isoscan.protocol.ClientMessage;
import io.isoscan.protocol.ServerMessage;
import io.isoscan.session.Sessions;
import jakarta.inject.Singleton;
import java.util.List;

/** {@code list_sessions}: the caller's own sessions, newest first. */
@Singleton
final class ListSessions implements Dialogue.Action {
    private static final int MOST = 50;

    private final Sessions sessions;

    ListSessions(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public List<ServerMessage> run(Caller caller, ClientMessage message) {
        int limit = message.integer("limit", 1, MOST, MOST);
        var snapshots =
                sessions.ofOwner(caller.owner(), limit).stream()
                        .map(ServerMessage.Snapshot::of)
                        .toList();
        return List.of(new ServerMessage.SessionList(snapshots));
    }
}
