package io.isoscan.local.gateway;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A WebSocket client that keeps what it gets: texts as they are, a close as {@code close 1001}. */
final class SocketClient implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable WebSocket socket;

    static SocketClient connect(int port) {
        return connect(port, HTTP.newWebSocketBuilder());
    }

    static SocketClient connectWithOrigin(int port, String origin) {
        return connect(port, HTTP.newWebSocketBuilder().header("Origin", origin));
    }

    static SocketClient connectWithProtocols(int port, String first, String second) {
        return connect(port, HTTP.newWebSocketBuilder().subprotocols(first, second));
    }

    private static SocketClient connect(int port, WebSocket.Builder builder) {
        var client = new SocketClient();
        var address = URI.create("ws://localhost:" + port + "/ws?ticket=a%20b");
        client.socket = builder.buildAsync(address, client).join();
        return client;
    }

    void send(String message) {
        socket().sendText(message, true).join();
    }

    void sendPart(String message) {
        socket().sendText(message, false).join();
    }

    String protocol() {
        return socket().getSubprotocol();
    }

    String next() {
        try {
            return requireNonNull(received.poll(10, TimeUnit.SECONDS), "nothing came");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            received.add(text.toString());
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        received.add("close " + status + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        received.add("error " + error);
    }

    @Override
    public void close() {
        socket().sendClose(WebSocket.NORMAL_CLOSURE, "bye").join();
    }

    private WebSocket socket() {
        return requireNonNull(socket);
    }
}
