package io.isoscan.notify;

import io.isoscan.json.Json;
import io.isoscan.protocol.ServerMessage;
import io.isoscan.session.SessionId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the server's messages to whoever watches a session. A client that is gone is forgotten and
 * stops nothing; one that cannot be reached now misses a message and pages the results later, so
 * telling never fails its caller. Thread-safe.
 */
@Singleton
public final class Notifier implements Watchers {
    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);

    private final Subscriptions subscriptions;
    private final Connections connections;
    private final Json json;

    public Notifier(Subscriptions subscriptions, Connections connections, Json json) {
        this.subscriptions = subscriptions;
        this.connections = connections;
        this.json = json;
    }

    @Override
    public void tellWatchers(SessionId id, List<? extends ServerMessage> messages) {
        tell(id, watcher -> true, messages);
    }

    /** Tells every watcher but the one that is answered itself. */
    public void tellOthers(SessionId id, String answered, List<? extends ServerMessage> messages) {
        tell(id, connection -> !connection.equals(answered), messages);
    }

    private void tell(
            SessionId id, Predicate<String> whom, List<? extends ServerMessage> messages) {
        if (messages.isEmpty()) {
            return;
        }
        try {
            subscriptions.of(id).stream().filter(whom).forEach(watcher -> tell(watcher, messages));
        } catch (RuntimeException e) {
            LOG.warn("session {}: watchers not told; they page the results later", id, e);
        }
    }

    /** Tells one connection, in this order. */
    public void tell(String connectionId, List<? extends ServerMessage> messages) {
        try {
            post(connectionId, messages);
        } catch (RuntimeException e) {
            LOG.warn("connection {}: a message was not delivered", connectionId, e);
        }
    }

    public void tell(String connectionId, ServerMessage message) {
        tell(connectionId, List.of(message));
    }

    private void post(String connectionId, List<? extends ServerMessage> messages) {
        for (var message : messages) {
            if (!connections.post(connectionId, json.write(message))) {
                subscriptions.removeConnection(connectionId);
                return;
            }
        }
    }
}
