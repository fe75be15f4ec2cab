package io.isoscan.local.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's connection. Thread-safe. Public because Jetty looks its methods up by reflection.
 */
public final class Connection extends Session.Listener.AbstractAutoDemanding {
    static final int GOING_AWAY = 1001;

    /**
     * What waits to be taken by a slow client, in characters; API Gateway does not tell its own.
     */
    static final int BUFFER = 4 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    /** A client that does not answer a close frame in this time is cut off. */
    private static final Duration PARTING = Duration.ofSeconds(5);

    private final Client client;
    private final OpenConnections connections;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Object order = new Object();
    private final CompletableFuture<@Nullable Void> opened = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
    private volatile Instant lastActive;

    Connection(Client client, OpenConnections connections) {
        this.client = client;
        this.connections = connections;
        this.lastActive = client.connectedAt();
    }

    Client client() {
        return client;
    }

    /** Completes when the accepted connection is open; fails when it does not open in time. */
    CompletableFuture<@Nullable Void> opened() {
        return opened;
    }

    /** Completes when the connection is closed and {@code $disconnect} is under way. */
    CompletableFuture<@Nullable Void> ended() {
        return ended;
    }

    Instant lastActive() {
        return lastActive;
    }

    @Override
    public void onWebSocketOpen(Session session) {
        super.onWebSocketOpen(session);
        connections.opened(this);
        opened.complete(null);
    }

    @Override
    public void onWebSocketText(String message) {
        active();
        connections.received(this, message, false);
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        active();
        var text = StandardCharsets.ISO_8859_1.decode(Base64.getEncoder().encode(payload));
        callback.succeed();
        connections.received(this, text.toString(), true);
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        LOG.debug("connection {}", client.connectionId(), cause);
    }

    @Override
    public void onWebSocketClose(int status, String reason, Callback callback) {
        connections.closed(this, status, reason == null ? "" : reason);
        callback.succeed();
        ended.complete(null);
    }

    /**
     * Sends a text without waiting for the client to take it.
     *
     * @return false when the client is too slow: too much waits for it already
     */
    boolean send(String text) {
        active();
        if (waiting.addAndGet(text.length()) > BUFFER && waiting.get() > text.length()) {
            waiting.addAndGet(-text.length());
            return false;
        }
        synchronized (order) {
            send(Frames.split(text));
        }
        return true;
    }

    private void send(Iterable<Frames.Part> parts) {
        for (var part : parts) {
            Runnable taken = () -> waiting.addAndGet(-part.text().length());
            getSession()
                    .sendPartialText(
                            part.text(), part.last(), Callback.from(taken, _ -> taken.run()));
        }
    }

    /** Closes; {@code $disconnect} follows when the client has answered, or soon after. */
    void close(int status, String reason) {
        var _ =
                opened.thenRun(() -> {
                    getSession().setIdleTimeout(PARTING);
                    getSession().close(status, reason, Callback.NOOP);
                });
    }

    private void active() {
        lastActive = connections.now();
    }
}
