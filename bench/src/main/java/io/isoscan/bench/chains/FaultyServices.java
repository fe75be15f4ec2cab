package io.isoscan.bench.chains;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.isoscan.json.Json;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.services.batch.BatchClientBuilder;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClientBuilder;
import software.amazon.awssdk.services.ecs.EcsClientBuilder;
import software.amazon.awssdk.services.sns.SnsClientBuilder;
import software.amazon.awssdk.services.textract.TextractClientBuilder;

/**
 * Stands on the wire before the stand-ins of Textract, Bedrock, Open Library, SNS, ECS and Batch,
 * and lets them fail for a while. A picture is here the text that stands on it, so Textract answers
 * with that. Thread-safe.
 */
final class FaultyServices implements AutoCloseable {
    private static final Json JSON = new Json(JsonMapper.createDefault());
    private static final Duration SLOW = Duration.ofMillis(3_500);
    private static final Set<String> OWN_HEADERS =
            Set.of("host", "content-length", "connection", "expect", "upgrade", "http2-settings");

    private final ChainChaos chaos;
    private final Map<Place, HttpServer> servers = new EnumMap<>(Place.class);
    private final Map<Place, URI> behind = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Predicate<String> answerIsStored = job -> false;

    /**
     * One call of the model that it answered.
     *
     * @param inVain whether its answer had been stored before
     */
    record Asked(String job, String request, boolean inVain) {}

    FaultyServices(ChainChaos chaos) throws IOException {
        this.chaos = chaos;
        for (var place : Place.values()) {
            if (place.isService()) {
                servers.put(place, serve(place));
            }
        }
    }

    URI address(Place service) {
        var server = Objects.requireNonNull(servers.get(service), service.name());
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Where a client finds its service; empty for one that has nothing to do with it. */
    Optional<URI> of(AwsClientBuilder<?, ?> builder) {
        return switch (builder) {
            case TextractClientBuilder _ -> Optional.of(address(Place.TEXTRACT));
            case BedrockRuntimeClientBuilder _ -> Optional.of(address(Place.BEDROCK));
            case SnsClientBuilder _ -> Optional.of(address(Place.TOPIC));
            case EcsClientBuilder _ -> Optional.of(address(Place.TASKS));
            case BatchClientBuilder _ -> Optional.of(address(Place.POOL));
            default -> Optional.empty();
        };
    }

    /** Leads to the stand-in of a service. */
    void lead(Place service, URI standIn) {
        behind.put(service, standIn);
    }

    /** Tells whether the model's answer for a job is stored. */
    void knowStored(Predicate<String> stored) {
        answerIsStored = stored;
    }

    /** What the model answered for a job. */
    List<Asked> asked(String job) {
        return asked.stream().filter(each -> each.job().equals(job)).toList();
    }

    @Override
    public void close() {
        servers.values().forEach(server -> server.stop(0));
        threads.shutdownNow();
        http.shutdownNow();
    }

    private HttpServer serve(Place service) throws IOException {
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var server = HttpServer.create(loopback, 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> handle(exchange, service));
        server.start();
        return server;
    }

    private void handle(HttpExchange exchange, Place service) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var text = said(service, body);
            var fault =
                    service == Place.CATALOGUE
                            ? chaos.atWork("BookValidator", service)
                            : chaos.job(text).flatMap(job -> chaos.at(job, service));
            var failing = fault.map(ChainFault::failing);
            if (failing.filter(how -> how == Failing.SLOW).isPresent()) {
                Thread.sleep(SLOW);
            }
            switch (failing.orElse(Failing.SLOW)) {
                case THROTTLES -> write(exchange, 429, refusal("ThrottlingException"));
                case FAILS -> write(exchange, 500, refusal("InternalServerException"));
                case BABBLES -> write(exchange, 200, "<html>Welcome!</html>".getBytes(UTF_8));
                case SLOW -> answer(exchange, service, body, text);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, Place service, byte[] body, String text)
            throws IOException, InterruptedException {
        if (service == Place.TEXTRACT) {
            write(exchange, 200, JSON.bytes(lines(text)));
            return;
        }
        if (service == Place.BEDROCK) {
            chaos.job(text)
                    .ifPresent(job -> asked.add(new Asked(job, text, answerIsStored.test(job))));
        }
        forward(exchange, service, body);
    }

    private void forward(HttpExchange exchange, Place service, byte[] body)
            throws IOException, InterruptedException {
        var target = Objects.requireNonNull(behind.get(service), service.name());
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        target
                                                + exchange.getRequestURI().getRawPath()
                                                + query(exchange)))
                        .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders()
                .forEach((name, values) -> {
                    if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                        values.forEach(value -> request.header(name, value));
                    }
                });
        var reply = http.send(request.build(), BodyHandlers.ofByteArray());
        for (var header : List.of("content-type", "x-amzn-errortype")) {
            reply.headers()
                    .firstValue(header)
                    .ifPresent(value -> exchange.getResponseHeaders().add(header, value));
        }
        write(exchange, reply.statusCode(), reply.body());
    }

    private static String query(HttpExchange exchange) {
        var query = exchange.getRequestURI().getRawQuery();
        return query == null ? "" : "?" + query;
    }

    private static void write(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static byte[] refusal(String type) {
        return "{\"__type\":\"%s\",\"message\":\"injected\"}".formatted(type).getBytes(UTF_8);
    }

    /** What a request says: to Textract, the picture. */
    private static String said(Place service, byte[] body) {
        var text = new String(body, UTF_8);
        if (service != Place.TEXTRACT) {
            return text;
        }
        var document = Objects.requireNonNull(JSON.tree(text).get("Document"));
        var bytes = Objects.requireNonNull(document.get("Bytes")).getStringValue();
        return new String(Base64.getDecoder().decode(bytes), UTF_8);
    }

    private static JsonNode lines(String picture) {
        var blocks = new ArrayList<JsonNode>();
        picture.lines()
                .map(line ->
                        JsonNode.createObjectNode(
                                Map.of(
                                        "BlockType", JsonNode.createStringNode("LINE"),
                                        "Text", JsonNode.createStringNode(line))))
                .forEach(blocks::add);
        return JsonNode.createObjectNode(Map.of("Blocks", JsonNode.createArrayNode(blocks)));
    }
}
