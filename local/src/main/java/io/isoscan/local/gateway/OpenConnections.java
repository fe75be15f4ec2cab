package io.isoscan.local.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The open connections, and what happens on them. Every message is worked on by a thread of its
 * own: API Gateway promises no order. Thread-safe.
 */
final class OpenConnections {
    private static final Duration OPENING = Duration.ofSeconds(5);
    private static final int ABNORMAL = 1006;

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

    /** The connection, once it is open: the client may be answered before it is known here. */
    Optional<Connection> find(String connectionId) {
        return Optional.ofNullable(open.get(connectionId)).filter(OpenConnections::opens);
    }

    private static boolean opens(Connection connection) {
        try {
            connection.opened().join();
            return true;
        } catch (CompletionException e) {
            return false;
        }
    }

    Instant now() {
        return clock.instant();
    }

    /** {@code $connect} has said yes; a client that went away meanwhile never opens. */
    void accepted(Connection connection) {
        open.put(connection.client().connectionId(), connection);
        var _ =
                connection
                        .opened()
                        .orTimeout(OPENING.toMillis(), TimeUnit.MILLISECONDS)
                        .whenComplete((_, failure) -> {
                            if (failure != null) {
                                closed(connection, ABNORMAL, "");
                            }
                        });
    }

    void opened(Connection connection) {
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
