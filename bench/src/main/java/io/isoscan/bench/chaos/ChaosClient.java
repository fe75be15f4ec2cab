package io.isoscan.bench.chaos;

import io.isoscan.cli.Arrival;
import io.isoscan.cli.SocketClient;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One client's connection. For one thread. */
public final class ChaosClient implements AutoCloseable {
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final SocketClient socket;

    public ChaosClient(URI address) {
        socket = SocketClient.connect(address, this::keep);
    }

    public void send(String message) {
        socket.send(message);
    }

    /** The next message, if one comes in time. */
    public Optional<String> next(Duration atMost) throws InterruptedException {
        return Optional.ofNullable(messages.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Goes without a word. */
    @Override
    public void close() {
        socket.close();
    }

    private void keep(Arrival arrival) {
        if (arrival instanceof Arrival.Text text) {
            messages.add(text.text());
        }
    }
}
