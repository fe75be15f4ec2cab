package io.isoscan.dispatch;

import io.isoscan.lifecycle.Steering;
import io.isoscan.notify.Notifier;
import io.isoscan.protocol.BadRequest;
import io.isoscan.protocol.Caller;
import io.isoscan.protocol.ClientMessage;
import io.isoscan.protocol.ErrorCode;
import io.isoscan.protocol.OwnedSessions;
import io.isoscan.protocol.ServerMessage;
import io.isoscan.session.Session;
import io.isoscan.session.SessionState;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * {@code pause_scan}, {@code resume_scan}, {@code cancel_scan} and {@code retry_failed}: answered
 * with STATE, which every other watcher gets too.
 */
@Singleton
final class SteerSession {
    private final OwnedSessions sessions;
    private final Steering steering;
    private final Notifier notifier;

    SteerSession(OwnedSessions sessions, Steering steering, Notifier notifier) {
        this.sessions = sessions;
        this.steering = steering;
        this.notifier = notifier;
    }

    List<ServerMessage> pause(Caller caller, ClientMessage message) {
        return steer(caller, message, SessionState.PAUSED, steering::pause);
    }

    List<ServerMessage> resume(Caller caller, ClientMessage message) {
        return steer(caller, message, SessionState.RUNNING, steering::resume);
    }

    List<ServerMessage> cancel(Caller caller, ClientMessage message) {
        return steer(caller, message, SessionState.CANCELLING, steering::cancel);
    }

    /** A second wish for the same retry finds it running, and is answered alike. */
    List<ServerMessage> retry(Caller caller, ClientMessage message) {
        var seen = owned(caller, message);
        boolean repeated = seen.generation() > 1 && seen.state() == SessionState.RUNNING;
        if (!repeated && !seen.mayRetry()) {
            throw wrongState(
                    seen, "Only a run that has ended, of files that were listed, can be retried.");
        }
        if (seen.state() == SessionState.DONE && seen.failedCount() == 0) {
            throw wrongState(seen, "No file of it failed, so there is nothing to retry.");
        }
        return tell(caller, steering.retry(seen));
    }

    private List<ServerMessage> steer(
            Caller caller,
            ClientMessage message,
            SessionState wanted,
            UnaryOperator<Session> wish) {
        var now = wish.apply(owned(caller, message));
        if (now.state() != wanted) {
            throw wrongState(now, "It cannot become " + wanted + " from there.");
        }
        return tell(caller, now);
    }

    private Session owned(Caller caller, ClientMessage message) {
        return sessions.require(message.sessionId(), caller.owner());
    }

    private List<ServerMessage> tell(Caller caller, Session now) {
        var state = ServerMessage.State.of(now);
        notifier.tellOthers(now.id(), caller.connectionId(), List.of(state));
        return List.of(state);
    }

    private static BadRequest wrongState(Session session, String why) {
        return new BadRequest(
                ErrorCode.WRONG_STATE, "The session is " + session.state() + ". " + why);
    }
}
