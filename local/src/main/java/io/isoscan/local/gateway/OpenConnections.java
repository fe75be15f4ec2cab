package io.isoscan.local.gateway;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The open connections, and what happens on them. Every message is worked on by a thread of its
 * own: API Gateway promises no order. Thread-safe.
 */
final class OpenConnections {
    private final Map<String, Connection> open = new ConcurrentHashMap<>();
    private final Integrations integrations;
    private final Expiry expiry;
    private final Executor threads;
    private final InstantSource clock;

    OpenConnections(
            Integrations integrations, Expiry expiry, Executor threads, InstantSource clock) {
        this.integrations = integrations;
        this.expiry = expiry;
        this.threads = threads;
        this.clock = clock;
    }

    Optional<Connection> find(String connectionId) {
        return Optional.ofNullable(open.get(connectionId));
    }

    Instant now() {
        return clock.instant();
    }

    void opened(Connection connection) {
        open.put(connection.client().connectionId(), connection);
        expiry.watch(connection, () -> close(connection, Connection.GOING_AWAY, "Going away"));
    }

    void received(Connection connection, String body, boolean base64) {
        threads.execute(() -> integrations.message(connection, body, base64));
    }

    /** Closes a connection; nothing reaches it any more. */
    void close(Connection connection, int status, String reason) {
        if (open.remove(connection.client().connectionId()) != null) {
            connection.close(status, reason);
        }
    }

    void closed(Connection connection, int status, String reason) {
        open.remove(connection.client().connectionId());
        threads.execute(() -> integrations.disconnect(connection.client(), status, reason));
    }

    /** Closes every connection as going away, and waits for the clients a moment. */
    void closeAll() {
        var all = List.copyOf(open.values());
        all.forEach(connection -> close(connection, Connection.GOING_AWAY, "Going away"));
        CompletableFuture.allOf(
                        all.stream().map(Connection::ended).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, 2, TimeUnit.SECONDS)
                .join();
    }
}
