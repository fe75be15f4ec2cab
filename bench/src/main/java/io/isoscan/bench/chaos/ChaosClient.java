package io.isoscan.bench.chaos;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One client's connection. For one thread. */
public final class ChaosClient implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BlockingQueue<String> arrivals = new LinkedBlockingQueue<>();
    private final WebSocket socket;

    public ChaosClient(URI address) {
        socket = HTTP.newWebSocketBuilder().buildAsync(address, new Listener()).join();
    }

    public void send(String message) {
        socket.sendText(message, true).join();
    }

    /** The next message, if one comes in time. */
    public Optional<String> next(Duration atMost) throws InterruptedException {
        return Optional.ofNullable(arrivals.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Goes without a word. */
    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence part, boolean last) {
            parts.append(part);
            if (last) {
                arrivals.add(parts.toString());
                parts.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
