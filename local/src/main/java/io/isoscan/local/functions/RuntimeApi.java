package io.isoscan.local.functions;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.isoscan.json.Json;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * The Runtime API of one child, version 2018-06-01, on 127.0.0.1. A request for the next event
 * stays open until there is one. Thread-safe, for one invocation at a time.
 */
public final class RuntimeApi implements AutoCloseable {
    private static final String BASE = "/2018-06-01/runtime/";
    private static final Json JSON = new Json(JsonMapper.createDefault());
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int NO_BODY = -1;

    private final HttpServer server;
    private volatile CompletableFuture<HttpExchange> asked = new CompletableFuture<>();
    private volatile CompletableFuture<Answer> answer = new CompletableFuture<>();

    private RuntimeApi(HttpServer server) {
        this.server = server;
    }

    /** What came of an event. */
    public sealed interface Answer {

        /** The answer as JSON. */
        record Returned(String json) implements Answer {}

        /** The name of what was thrown; the child's log has the rest. */
        record Threw(String type) implements Answer {}
    }

    /** What the runtime client tells of an error, as far as it is of use here. */
    @Serdeable
    record Thrown(String errorType) {}

    /** Listens on a free port. */
    public static RuntimeApi open() throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var api = new RuntimeApi(HttpServer.create(address, 0));
        api.server.createContext(BASE + "invocation/", api::invocation);
        // The child's log says what it is, and the child exits.
        api.server.createContext(BASE + "init/error", RuntimeApi::accept);
        api.server.start();
        return api;
    }

    /** Host and port. */
    public String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Completes when the child asks for an event. */
    public CompletableFuture<HttpExchange> asked() {
        return asked;
    }

    /**
     * Gives the child an event that it has asked for.
     *
     * @throws IOException when the child is no longer there
     */
    public CompletableFuture<Answer> give(Invocation invocation, Instant deadline)
            throws IOException {
        var taken = asked.join();
        asked = new CompletableFuture<>();
        answer = new CompletableFuture<>();
        var headers = taken.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
        headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(deadline.toEpochMilli()));
        headers.set(
                "Lambda-Runtime-Invoked-Function-Arn",
                LocalContext.functionArn(invocation.function().name()));
        headers.set("Lambda-Runtime-Trace-Id", "Root=" + invocation.requestId() + ";Sampled=0");
        try (taken) {
            var event = invocation.event().getBytes(StandardCharsets.UTF_8);
            taken.sendResponseHeaders(OK, event.length);
            taken.getResponseBody().write(event);
        }
        return answer;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void invocation(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (path.endsWith("/next")) {
            asked.complete(exchange);
            return;
        }
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        accept(exchange);
        answer.complete(
                path.endsWith("/response")
                        ? new Answer.Returned(body)
                        : new Answer.Threw(JSON.read(body, Thrown.class).errorType()));
    }

    private static void accept(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(ACCEPTED, NO_BODY);
        }
    }
}
