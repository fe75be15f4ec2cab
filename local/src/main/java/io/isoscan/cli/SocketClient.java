package io.isoscan.cli;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A client's connection: sends one message at a time and hands over what comes, in order. */
public final class SocketClient implements AutoCloseable {
    private final Consumer<Arrival> arrivals;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;

    private SocketClient(URI address, Consumer<Arrival> arrivals) {
        this.arrivals = arrivals;
        this.socket = http.newWebSocketBuilder().buildAsync(address, new Listener()).join();
    }

    /**
     * Connects.
     *
     * @param arrivals takes the messages and the end of the connection
     * @throws CompletionException when nobody answers
     */
    public static SocketClient connect(URI address, Consumer<Arrival> arrivals) {
        return new SocketClient(address, arrivals);
    }

    /** Sends a message; that the connection has ended is an arrival. */
    public void send(String message) {
        try {
            socket.sendText(message, true).join();
        } catch (CompletionException e) {
            ended(Failures.inOneLine(e));
        }
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }

    private void ended(String why) {
        arrivals.accept(new Arrival.Closed(this, why));
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence part, boolean last) {
            parts.append(part);
            if (last) {
                arrivals.accept(new Arrival.Text(parts.toString()));
                parts.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            ended(code + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            ended(Failures.inOneLine(error));
        }
    }
}
