package io.isoscan.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SocketsTest {
    private static final String PING = "{\"action\":\"ping\"}";

    private final RecordedFunctions functions = new RecordedFunctions();
    private LocalGateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = LocalGateway.start(Gateways.settings(), functions);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void messageGoesToTheRouteThatItsActionNames() {
        try (var client = SocketClient.connect(gateway.port())) {
            client.send(PING);

            var event = functions.next("Ping");

            assertThat(event.text("body")).isEqualTo(PING);
            assertThat(event.text("isBase64Encoded")).isEqualTo("false");
            assertThat(event.text("requestContext.routeKey")).isEqualTo("ping");
            assertThat(event.text("requestContext.eventType")).isEqualTo("MESSAGE");
            assertThat(event.text("requestContext.stage")).isEqualTo("dev");
            assertThat(event.text("requestContext.authorizer.principalId")).isEqualTo("local");
            assertThat(event.text("requestContext.requestTime"))
                    .matches("\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d \\+0000");
        }
    }

    @Test
    void whatNamesNoRouteGoesToDefault() {
        try (var client = SocketClient.connect(gateway.port())) {
            for (var odd :
                    new String[] {
                        "not json",
                        "{}",
                        "[]",
                        "{\"action\":7}",
                        "{\"action\":\"fly\"}",
                        "{\"action\":\"$connect\"}",
                        "{\"action\":\"ping\""
                    }) {
                client.send(odd);

                assertThat(functions.next("Default").text("body")).isEqualTo(odd);
            }
        }
        assertThat(functions.waiting("Ping")).isZero();
    }

    @Test
    void connectEventCarriesHeadersQueryAndTheConnectionsId() {
        try (var client = SocketClient.connect(gateway.port())) {
            var connect = functions.next("Connect");
            client.send(PING);
            var message = functions.next("Ping");

            var id = connect.text("requestContext.connectionId");
            assertThat(id).matches("[A-Za-z0-9_-]{15}=");
            assertThat(message.text("requestContext.connectionId")).isEqualTo(id);
            assertThat(connect.text("headers.Host")).isEqualTo("localhost:" + gateway.port());
            assertThat(connect.text("queryStringParameters.ticket")).isEqualTo("a b");
            assertThat(connect.text("requestContext.eventType")).isEqualTo("CONNECT");
        }
    }

    @Test
    void disconnectIsToldOnceAfterTheClientHasClosed() {
        SocketClient.connect(gateway.port()).close();

        var event = functions.next("Disconnect");

        assertThat(event.text("requestContext.disconnectStatusCode")).isEqualTo("1000");
        assertThat(event.text("requestContext.disconnectReason")).isEqualTo("bye");
        gateway.close();
        assertThat(functions.waiting("Disconnect")).isZero();
    }

    @Test
    void refusalOfConnectRefusesTheHandshake() {
        functions.answering("Connect", _ -> "{\"statusCode\":403}");

        assertHandshakeRefused(403);
    }

    @Test
    void connectThatFailsOrAnswersNonsenseIsABadGateway() {
        functions.failing("Connect");
        assertHandshakeRefused(502);

        functions.answering("Connect", _ -> "null");
        assertHandshakeRefused(502);

        functions.answering("Connect", _ -> "{\"body\":\"no status\"}");
        assertHandshakeRefused(502);
    }

    @Test
    void connectMayChooseTheSubprotocol() {
        functions.answering(
                "Connect",
                _ ->
                        """
                        {"statusCode":200,"headers":{"sec-websocket-protocol":"isoscan"}}\
                        """);

        try (var client =
                SocketClient.connectWithProtocols(gateway.port(), "isoscan", "ticket-1")) {
            assertThat(client.protocol()).isEqualTo("isoscan");
        }
    }

    @Test
    void failedFunctionIsToldToTheClient() {
        functions.failing("Ping");

        try (var client = SocketClient.connect(gateway.port())) {
            client.send(PING);

            var problem = Seen.of(client.next());
            var event = functions.next("Ping");
            assertThat(problem.text("message")).isEqualTo("Internal server error");
            assertThat(problem.text("connectionId"))
                    .isEqualTo(event.text("requestContext.connectionId"));
            assertThat(problem.text("requestId")).isEqualTo(event.text("requestContext.requestId"));
        }
    }

    @Test
    void slowMessageHoldsUpNoOther() {
        var pinged = new CountDownLatch(1);
        functions.answering(
                "StartScan",
                _ -> {
                    await(pinged);
                    throw new IllegalStateException("told to the client after the ping");
                });

        try (var client = SocketClient.connect(gateway.port())) {
            client.send("{\"action\":\"start_scan\"}");
            functions.next("StartScan");
            client.send(PING);
            functions.next("Ping");
            pinged.countDown();

            assertThat(client.next()).contains("Internal server error");
        }
    }

    @Test
    void frameOfThirtyTwoKilobytesPasses() throws IOException {
        functions.answering("Default", _ -> goodbye());

        int status = OneFrame.closedAfter(gateway.port(), "x".repeat(Frames.LARGEST_FRAME));

        assertThat(status).isEqualTo(1001);
        assertThat(functions.next("Default").text("body")).hasSize(Frames.LARGEST_FRAME);
    }

    @Test
    void largerFrameClosesTheConnection() throws IOException {
        int status = OneFrame.closedAfter(gateway.port(), "x".repeat(Frames.LARGEST_FRAME + 1));

        assertThat(status).isEqualTo(1009);
        functions.next("Disconnect");
        assertThat(functions.waiting("Default")).isZero();
    }

    @Test
    void messageOfAllowedFramesThatIsTooLongClosesTheConnection() {
        var client = SocketClient.connect(gateway.port());
        for (int sent = 0; sent < Frames.LARGEST_MESSAGE; sent += Frames.LARGEST_FRAME) {
            client.sendPart("x".repeat(Frames.LARGEST_FRAME));
        }

        client.send("x");

        assertThat(client.next()).startsWith("close 1009");
        assertThat(functions.waiting("Default")).isZero();
    }

    @Test
    void idleConnectionIsClosedAsGoingAway() throws IOException {
        var idle = Gateways.settings(Duration.ofMillis(50), GatewaySettings.LIFE);
        try (var impatient = LocalGateway.start(idle, functions)) {
            var client = SocketClient.connect(impatient.port());

            assertThat(client.next()).isEqualTo("close 1001 Going away");
            var event = functions.next("Disconnect");
            assertThat(event.text("requestContext.disconnectStatusCode")).isEqualTo("1001");
        }
    }

    @Test
    void oldConnectionIsClosedThoughItIsBusy() throws IOException {
        var life = Gateways.settings(GatewaySettings.IDLE, Duration.ofMillis(50));
        try (var impatient = LocalGateway.start(life, functions)) {
            var client = SocketClient.connect(impatient.port());

            assertThat(client.next()).isEqualTo("close 1001 Going away");
        }
    }

    @Test
    void closingTheGatewayDisconnectsItsClients() {
        var client = SocketClient.connect(gateway.port());

        gateway.close();

        assertThat(client.next()).startsWith("close 1001");
        functions.next("Disconnect");
    }

    private void assertHandshakeRefused(int status) {
        assertThatThrownBy(() -> SocketClient.connect(gateway.port()))
                .cause()
                .asInstanceOf(type(WebSocketHandshakeException.class))
                .extracting(refusal -> refusal.getResponse().statusCode())
                .isEqualTo(status);
    }

    /** Ends the gateway from within a function. */
    private String goodbye() {
        Thread.startVirtualThread(gateway::close);
        return "{}";
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
