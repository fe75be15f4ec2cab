package io.isoscan.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A webhook, SNS and Secrets Manager, as their wires show them. Thread-safe. */
final class Services implements AutoCloseable {
    static final String SECRET = "a secret of 40 letters, made by the stack";

    private final HttpServer server;
    private final List<Posted> posted = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> published = new CopyOnWriteArrayList<>();
    private volatile int status = 204;

    Services() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/hook", this::hook);
        server.createContext("/", this::service);
        server.start();
    }

    record Posted(Headers headers, String body) {}

    /** What the webhook answers from now on. */
    void answer(int status) {
        this.status = status;
    }

    List<Posted> posted() {
        return posted;
    }

    /** The fields of each message published. */
    List<Map<String, String>> published() {
        return published;
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void hook(HttpExchange exchange) throws IOException {
        posted.add(new Posted(exchange.getRequestHeaders(), body(exchange)));
        exchange.getResponseHeaders().add("Location", address("/hook"));
        write(exchange, status, "ignored");
    }

    /** Not every client keeps the path of an address that it is given. */
    private void service(HttpExchange exchange) throws IOException {
        if (exchange.getRequestHeaders().containsKey("X-Amz-Target")) {
            secret(exchange);
        } else {
            publish(exchange);
        }
    }

    private void publish(HttpExchange exchange) throws IOException {
        var fields = new HashMap<String, String>();
        for (var pair : body(exchange).split("&", -1)) {
            int equals = pair.indexOf('=');
            fields.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
        }
        published.add(fields);
        write(
                exchange,
                200,
                "<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult>"
                        + "</PublishResponse>");
    }

    private void secret(HttpExchange exchange) throws IOException {
        body(exchange);
        write(exchange, 200, "{\"SecretString\":\"" + SECRET + "\"}");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    }

    private static void write(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, status == 204 ? -1 : bytes.length);
            if (status != 204) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }
}
