package io.isoscan.dispatch;

import io.isoscan.notify.Dialogue;
import io.isoscan.protocol.BadRequest;
import io.isoscan.protocol.Caller;
import io.isoscan.protocol.ClientMessage;
import io.isoscan.protocol.ErrorCode;
import io.isoscan.protocol.OwnedSessions;
import io.isoscan.protocol.ServerMessage;
import io.isoscan.storage.ReportLinks;
import jakarta.inject.Singleton;
import java.util.List;

/** {@code get_report}: the address of the latest report, or of an earlier one, signed anew. */
@Singleton
final class GetReport implements Dialogue.Action {
    private final OwnedSessions sessions;
    private final ReportLinks links;

    GetReport(OwnedSessions sessions, ReportLinks links) {
        this.sessions = sessions;
        this.links = links;
    }

    @Override
    public List<ServerMessage> run(Caller caller, ClientMessage message) {
        var session = sessions.require(message.sessionId(), caller.owner());
        int latest = session.generation();
        int generation = message.integer("generation", 1, latest, latest);
        var key = session.report(generation).orElseThrow(GetReport::notYet);
        return List.of(
                new ServerMessage.Report(
                        session.id().value(),
                        generation,
                        links.workbook(key).toString(),
                        links.summary(key).toString()));
    }

    private static BadRequest notYet() {
        return new BadRequest(
                ErrorCode.NO_REPORT,
                "This session has no report yet. subscribe to be told when it is COMPLETE.");
    }
}
