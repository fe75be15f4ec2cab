package io.isoscan.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * A service of AWS as its wire shows it: it answers each call with the next answer planned, and
 * with the last one for ever. Thread-safe.
 */
public final class StubService implements AutoCloseable {
    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Call> calls = new ArrayList<>();
    private List<Answer> answers = List.of();

    public StubService() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /**
     * One call as it came in.
     *
     * @param target the operation, where the protocol names it in a header
     */
    public record Call(String method, String path, String target, String body) {}

    /** What a call gets; the connection is closed when nothing was written. */
    @FunctionalInterface
    public interface Answer {
        void to(Call call, HttpExchange exchange) throws IOException, InterruptedException;
    }

    public static Answer json(int status, String body) {
        return (_, exchange) -> write(exchange, status, body);
    }

    /** A refusal that names its kind in a header too, as most do. */
    public static Answer error(int status, String type) {
        return (_, exchange) -> {
            exchange.getResponseHeaders().add("x-amzn-ErrorType", type);
            write(
                    exchange,
                    status,
                    "{\"__type\":\"com.amazonaws#" + type + "\",\"message\":\"no\"}");
        };
    }

    /** What SNS says of a message that it took. */
    public static Answer published() {
        return (_, exchange) -> {
            exchange.getResponseHeaders().add("content-type", "text/xml");
            write(
                    exchange,
                    200,
                    "<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\">"
                            + "<PublishResult><MessageId>1</MessageId></PublishResult>"
                            + "</PublishResponse>");
        };
    }

    /** The call was taken, but its answer is lost. */
    public static Answer lost() {
        return (_, _) -> {};
    }

    /** No answer comes as long as the service lives. */
    Answer silence() {
        return (_, _) -> closed.await();
    }

    /** An answer begins, and no more of it comes as long as the service lives. */
    public Answer headersAlone() {
        return (_, exchange) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
            closed.await();
        };
    }

    public synchronized void plan(Answer... planned) {
        answers = List.of(planned);
    }

    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    List<String> targets() {
        return calls().stream().map(Call::target).toList();
    }

    public String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    public static void write(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var call = read(exchange);
            next(call).to(call, exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Call read(HttpExchange exchange) throws IOException {
        var target = exchange.getRequestHeaders().getFirst("x-amz-target");
        return new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                target == null ? "" : target.substring(target.indexOf('.') + 1),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private synchronized Answer next(Call call) {
        calls.add(call);
        return answers.get(Math.min(calls.size(), answers.size()) - 1);
    }
}
