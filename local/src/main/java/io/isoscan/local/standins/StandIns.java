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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Textract, Bedrock, Open Library, SNS, ECS and Batch on one port of this machine, a path each.
 * Thread-safe.
 */
public final class StandIns implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StandIns.class);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private StandIns(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
    }

    /**
     * Starts on a free port.
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
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var standIns = new StandIns(HttpServer.create(loopback, 0));
        standIns.serve("/textract", new TextractStandIn(ocr));
        standIns.serve("/bedrock", BedrockStandIn.ofThisMachine());
        standIns.serve("/open-library", OpenLibraryStandIn.ofThisMachine());
        standIns.serve("/sns", new SnsStandIn(topics));
        standIns.serve("/ecs", new EcsStandIn(containers, states));
        standIns.serve("/batch", new BatchStandIn(containers, states));
        standIns.server.start();
        return standIns;
    }

    public URI textract() {
        return address("/textract");
    }

    public URI bedrock() {
        return address("/bedrock");
    }

    public URI openLibrary() {
        return address("/open-library");
    }

    public URI sns() {
        return address("/sns");
    }

    public URI ecs() {
        return address("/ecs");
    }

    public URI batch() {
        return address("/batch");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void serve(String path, StandIn standIn) {
        server.createContext(path, exchange -> handle(exchange, standIn));
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
