package io.isoscan.local.standins;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.isoscan.local.containers.ContainerRuns;
import io.isoscan.local.standins.StandIn.Reply;
import io.isoscan.ocr.Ocr;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Textract, Bedrock, Open Library, SNS, Secrets Manager, ECS, Batch and a webhook, each on a port
 * of its own: not every client keeps the path of an address that it is given. Thread-safe.
 */
public final class StandIns implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StandIns.class);

    /** What this machine's webhook messages are signed with. */
    public static final String WEBHOOK_SECRET = "local";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer textract;
    private final HttpServer bedrock;
    private final HttpServer openLibrary;
    private final HttpServer sns;
    private final HttpServer secrets;
    private final HttpServer webhook;
    private final HttpServer ecs;
    private final HttpServer batch;

    private StandIns(
            Supplier<Ocr> ocr, Topics topics, ContainerRuns containers, Consumer<String> states)
            throws IOException {
        textract = serve(new TextractStandIn(ocr));
        bedrock = serve(BedrockStandIn.ofThisMachine());
        openLibrary = serve(OpenLibraryStandIn.ofThisMachine());
        sns = serve(new SnsStandIn(topics));
        secrets = serve(new SecretsManagerStandIn(WEBHOOK_SECRET));
        webhook = serve(new WebhookStandIn());
        ecs = serve(new EcsStandIn(containers, states));
        batch = serve(new BatchStandIn(containers, states));
    }

    /**
     * Starts all of them on free ports.
     *
     * @param ocr reads the pictures that Textract is asked about; asked for with the first of them
     * @param topics takes what is published
     * @param containers runs what ECS and Batch are asked to run
     * @param states takes what EventBridge says of containers that have ended
     * @throws IOException when no port can be had
     */
    public static StandIns start(
            Supplier<Ocr> ocr, Topics topics, ContainerRuns containers, Consumer<String> states)
            throws IOException {
        return new StandIns(ocr, topics, containers, states);
    }

    public URI textract() {
        return address(textract);
    }

    public URI bedrock() {
        return address(bedrock);
    }

    public URI openLibrary() {
        return address(openLibrary);
    }

    public URI sns() {
        return address(sns);
    }

    public URI secrets() {
        return address(secrets);
    }

    public URI webhook() {
        return address(webhook);
    }

    public URI ecs() {
        return address(ecs);
    }

    public URI batch() {
        return address(batch);
    }

    @Override
    public void close() {
        Stream.of(textract, bedrock, openLibrary, sns, secrets, webhook, ecs, batch)
                .forEach(server -> server.stop(0));
        threads.shutdownNow();
    }

    private static URI address(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private HttpServer serve(StandIn standIn) throws IOException {
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var server = HttpServer.create(loopback, 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> handle(exchange, standIn));
        server.start();
        return server;
    }

    private static void handle(HttpExchange exchange, StandIn standIn) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            write(exchange, standIn.answer(exchange, body));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("{}: not answered", exchange.getRequestURI().getPath(), e);
        }
    }

    private static void write(HttpExchange exchange, Reply reply) throws IOException {
        var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("content-type", reply.contentType());
        if (!reply.error().isEmpty()) {
            exchange.getResponseHeaders().add("x-amzn-ErrorType", reply.error());
        }
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
