package io.isoscan.notify;

import io.isoscan.protocol.BadRequest;
import io.isoscan.protocol.Caller;
import io.isoscan.protocol.ClientMessage;
import io.isoscan.protocol.ClientMessages;
import io.isoscan.protocol.ErrorCode;
import io.isoscan.protocol.ServerMessage;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One message from a client, answered: the boundary of every WebSocket function. Whatever goes
 * wrong becomes an ERROR to the caller, so that no message stays without an answer. Thread-safe.
 */
@Singleton
public final class Dialogue {
    private static final Logger LOG = LoggerFactory.getLogger(Dialogue.class);

    private final ClientMessages messages;
    private final Notifier notifier;

    public Dialogue(ClientMessages messages, Notifier notifier) {
        this.messages = messages;
        this.notifier = notifier;
    }

    /** Answers one action. */
    @FunctionalInterface
    public interface Action {
        /**
         * Runs the action.
         *
         * @return what the caller is told, in this order
         * @throws BadRequest when the message cannot be answered as asked
         */
        List<? extends ServerMessage> run(Caller caller, ClientMessage message);
    }

    public void answer(Caller caller, @Nullable String body, Action action) {
        notifier.tell(caller.connectionId(), answerTo(caller, body, action));
    }

    private List<? extends ServerMessage> answerTo(
            Caller caller, @Nullable String body, Action action) {
        try {
            var message = messages.read(body);
            return answerTo(caller, message, action);
        } catch (BadRequest bad) {
            return List.of(problem(bad, null));
        }
    }

    private static List<? extends ServerMessage> answerTo(
            Caller caller, ClientMessage message, Action action) {
        try {
            return action.run(caller, message);
        } catch (BadRequest bad) {
            return List.of(problem(bad, message));
        } catch (RuntimeException e) {
            LOG.error("connection {}: the action failed", caller.connectionId(), e);
            return List.of(
                    problem(
                            new BadRequest(
                                    ErrorCode.INTERNAL,
                                    "Something failed on our side. Send the message again; a"
                                            + " start_scan with the same request_id starts no"
                                            + " second run."),
                            message));
        }
    }

    /** An ERROR that names what the message named, so that a client can tell which it answers. */
    private static ServerMessage problem(BadRequest bad, @Nullable ClientMessage message) {
        return new ServerMessage.Problem(
                bad.code(),
                String.valueOf(bad.getMessage()),
                message == null ? null : message.echo("session_id"),
                null,
                message == null ? null : message.echo("request_id"));
    }
}
