package io.isoscan.cli;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A client's connection: sends one message at a time and takes what comes, in order. */
final class SocketClient implements AutoCloseable {
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;

    private SocketClient(URI address) {
        this.socket = http.newWebSocketBuilder().buildAsync(address, new Listener()).join();
    }

    /** What comes from the server. */
    sealed interface Arrival {
        record Text(String text) implements Arrival {}

        record Closed(String why) implements Arrival {}
    }

    static SocketClient connect(URI address) {
        return new SocketClient(address);
    }

    void send(String message) {
        socket.sendText(message, true).join();
    }

    /**
     * Waits for the next message.
     *
     * @throws CommandFailed when the connection has ended
     */
    String next() throws InterruptedException {
        return switch (arrivals.take()) {
            case Arrival.Text(var text) -> text;
            case Arrival.Closed(var why) ->
                    throw CommandFailed.failed("the connection ended: " + why);
        };
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence part, boolean last) {
            parts.append(part);
            if (last) {
                arrivals.add(new Arrival.Text(parts.toString()));
                parts.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            arrivals.add(new Arrival.Closed(code + " " + reason));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            arrivals.add(new Arrival.Closed(Failures.inOneLine(error)));
        }
    }
}
