package io.isoscan.dispatch;

import io.isoscan.notify.Dialogue;
import io.isoscan.protocol.Caller;
import io.isoscan.protocol.ClientMessage;
import io.isoscan.protocol.OwnedSessions;
import io.isoscan.protocol.ServerMessage;
import io.isoscan.storage.SignedLinks;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * {@code get_codes}: the address of the session's wanted codes as they were stored at its start,
 * signed anew. They may be too many for messages, and never change.
 */
@Singleton
final class GetCodes implements Dialogue.Action {
    private final OwnedSessions sessions;
    private final SignedLinks links;

    GetCodes(OwnedSessions sessions, SignedLinks links) {
        this.sessions = sessions;
        this.links = links;
    }

    @Override
    public List<ServerMessage> run(Caller caller, ClientMessage message) {
        var session = sessions.require(message.sessionId(), caller.owner());
        return List.of(
                new ServerMessage.CodesLink(
                        session.id().value(),
                        session.generation(),
                        links.download(session.codesKey(), "codes.json").url().toString()));
    }
}
