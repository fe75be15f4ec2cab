package io.isoscan.local.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.crac.Core;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.isoscan.connect.SubscribeHandler;
import io.isoscan.function.LazyContextBuilder;
import io.isoscan.session.Identifiers;
import io.isoscan.session.SessionId;
import io.isoscan.session.Sessions;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A function between the hooks that AWS's runtime client calls, before and after its snapshot. */
class SnapshotTest {
    private static final String CREDENTIALS = "aws.containerCredentialsFullUri";

    private record Call(String target, String authorization, boolean closing) {}

    private final List<Call> calls = new ArrayList<>();
    private int credentials;
    private HttpServer server;
    private ApplicationContext context;

    /** The runtime client's hooks forget resolved names by a library of its own. */
    @BeforeAll
    @SuppressWarnings("restricted") // It is AWS's own, and the tests' JVM allows it.
    static void loadRuntimeClient(@TempDir(cleanup = CleanupMode.NEVER) Path folder) {
        var option = RuntimeClient.unpack(folder);
        System.load(option.substring(option.indexOf('=') + 1));
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serviceAnswers);
        server.createContext("/credentials", this::credentialsAnswer);
        server.start();
        System.setProperty(CREDENTIALS, address() + "/credentials");
        context = new LazyContextBuilder().properties(settings()).start();
        assertThat(new SubscribeHandler(context)).isNotNull();
    }

    @AfterEach
    void stop() {
        System.clearProperty(CREDENTIALS);
        context.close();
        server.stop(0);
    }

    @Test
    void partsOfTheHandlerArePrimedAndLeaveNoConnectionOpen() throws Exception {
        Core.getGlobalContext().beforeCheckpoint(null);

        assertThat(calls).extracting(Call::target).containsExactlyInAnyOrder("GetItem", "Query");
        assertThat(calls).allMatch(Call::closing);
    }

    @Test
    void snapshotIsMadeAlsoWhenNoServiceAnswers() throws Exception {
        server.stop(0);

        Core.getGlobalContext().beforeCheckpoint(null);

        assertThat(calls).isEmpty();
    }

    @Test
    void eachRestoreHasIdsConnectionsAndCredentialsOfItsOwn() throws Exception {
        Core.getGlobalContext().beforeCheckpoint(null);
        var before = calls.getLast();

        var first = restoredId();
        var second = restoredId();

        assertThat(first).isNotEqualTo(second);
        var restored = calls.subList(calls.size() - 2, calls.size());
        assertThat(restored).noneMatch(Call::closing);
        assertThat(List.of(before, restored.get(0), restored.get(1)))
                .extracting(call -> call.authorization().replaceAll(".*Credential=(\\w+)/.*", "$1"))
                .containsExactly("KEY1", "KEY2", "KEY3");
    }

    private UUID restoredId() throws Exception {
        Core.getGlobalContext().afterRestore(null);
        assertThat(context.getBean(Sessions.class).find(SessionId.NONE)).isEmpty();
        return context.getBean(Identifiers.class).next();
    }

    private Map<String, Object> settings() {
        return Map.of(
                "aws.lambda.initialization.type",
                "snap-start",
                "aws.services.dynamodb.endpoint-override",
                address(),
                "call-limits.attempts",
                1,
                "table.name",
                "table",
                "websocket.endpoint",
                address(),
                "local.storage.address",
                address(),
                "local.mounts",
                ".");
    }

    private String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void serviceAnswers(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var target = String.valueOf(headers.getFirst("X-Amz-Target"));
        calls.add(
                new Call(
                        target.substring(target.indexOf('.') + 1),
                        String.valueOf(headers.getFirst("Authorization")),
                        "close".equals(headers.getFirst("Connection"))));
        answer(exchange, "{}");
    }

    private void credentialsAnswer(HttpExchange exchange) throws IOException {
        credentials++;
        answer(
                exchange,
                """
                {"AccessKeyId":"KEY%d","SecretAccessKey":"secret","Token":"token",\
                "Expiration":"2100-01-01T00:00:00Z"}\
                """
                        .formatted(credentials));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            var body = json.getBytes(UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
