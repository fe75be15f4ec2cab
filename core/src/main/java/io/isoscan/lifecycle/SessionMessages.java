package io.isoscan.lifecycle;

import io.isoscan.protocol.ErrorCode;
import io.isoscan.protocol.ServerMessage;
import io.isoscan.session.Session;
import io.isoscan.session.SessionFailure;
import io.isoscan.session.SessionState;
import java.util.Optional;

/** What watchers are told of a session as a whole. */
final class SessionMessages {
    private SessionMessages() {}

    /** The ERROR of a session that failed as a whole; empty when it did not. */
    static Optional<ServerMessage.Problem> failed(Session session) {
        return session.state() == SessionState.FAILED
                ? Optional.ofNullable(session.failure())
                        .map(failure -> problem(session, failure, words(session)))
                : Optional.empty();
    }

    static ServerMessage.Problem problem(Session session, SessionFailure failure, String problem) {
        return new ServerMessage.Problem(
                ErrorCode.valueOf(failure.name()),
                problem,
                session.id().value(),
                session.generation(),
                null);
    }

    /** How a generation with a report ended, in words. */
    static String ending(Ended ended) {
        if (ended.state() == SessionState.CANCELLED) {
            return "Processing was cancelled; the report holds what was read until then";
        }
        if (ended.problem() != null) {
            return "The list of files is incomplete: " + ended.problem();
        }
        return ended.failed() == 0
                ? "Processing completed successfully"
                : "Processing completed; "
                        + ended.failed()
                        + " files could not be read, the report says why";
    }

    private static String words(Session session) {
        return session.problem() == null ? "The run failed." : session.problem();
    }
}
