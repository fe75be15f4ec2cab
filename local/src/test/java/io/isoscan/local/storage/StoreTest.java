package io.isoscan.local.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

class StoreTest {
    private static final int HALF = 4 << 20;

    private final CountDownLatch begun = new CountDownLatch(1);

    /** The client holds its second half back until the store has seen the first. */
    @Test
    void bodyReachesTheStoreWhileItIsStillBeingSent() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var behind = HttpServer.create(new InetSocketAddress(loopback(), 0), 0);
            behind.setExecutor(threads);
            behind.createContext(
                    "/",
                    exchange -> {
                        exchange.getRequestBody().read();
                        begun.countDown();
                        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
                        exchange.sendResponseHeaders(200, -1);
                        exchange.close();
                    });
            behind.start();
            var front = front(URI.create("http://127.0.0.1:" + behind.getAddress().getPort()));
            try (var http = HttpClient.newHttpClient()) {
                var put =
                        HttpRequest.newBuilder(front.getURI().resolve("/bucket/key"))
                                .PUT(
                                        BodyPublishers.fromPublisher(
                                                BodyPublishers.ofInputStream(this::halves),
                                                2L * HALF))
                                .build();

                assertThat(http.send(put, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
            } finally {
                front.stop();
                behind.stop(0);
            }
        }
    }

    private InputStream halves() {
        return new SequenceInputStream(
                new Zeros(HALF),
                new InputStream() {
                    private final InputStream rest = new Zeros(HALF);

                    @Override
                    public int read() {
                        throw new UnsupportedOperationException("byte by byte");
                    }

                    @Override
                    public int read(byte[] into, int from, int length) throws IOException {
                        awaitBegun();
                        return rest.read(into, from, length);
                    }
                });
    }

    private void awaitBegun() throws IOException {
        try {
            if (!begun.await(10, TimeUnit.SECONDS)) {
                throw new IOException("the store saw nothing of the first half");
            }
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private static Server front(URI behind) throws Exception {
        var server = new Server();
        var connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Passing(new Store(behind)));
        server.start();
        return server;
    }

    private static InetAddress loopback() {
        return InetAddress.getLoopbackAddress();
    }

    /** The store alone, without checks. */
    private static final class Passing extends Handler.Abstract {
        private final Store store;

        Passing(Store store) {
            this.store = store;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback)
                throws Exception {
            var path = request.getHttpURI().getPath();
            var answer = store.send(PresignedRequest.of(request), path);
            response.setStatus(answer.statusCode());
            answer.body().close();
            callback.succeeded();
            return true;
        }
    }
}
