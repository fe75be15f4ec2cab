package io.isoscan.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.ForbiddenException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.PayloadTooLargeException;

/** Management calls by the AWS SDK's own client. */
class ManagementApiTest {
    private final RecordedFunctions functions = new RecordedFunctions();
    private LocalGateway gateway;
    private ApiGatewayManagementApiClient management;

    @BeforeEach
    void start() throws IOException {
        gateway = LocalGateway.start(Gateways.settings(), functions);
        management = management(Gateways.ACCESS_KEY);
    }

    @AfterEach
    void stop() {
        management.close();
        gateway.close();
    }

    @Test
    void postedMessageReachesTheClient() {
        try (var client = SocketClient.connect(gateway.port())) {
            post(connectionId(), "{\"type\":\"PONG\"} ä €");

            assertThat(client.next()).isEqualTo("{\"type\":\"PONG\"} ä €");
        }
    }

    @Test
    void messagesOfOneSenderArriveInOrderWholeAtAnyAllowedLength() {
        var largest = "x" + "\uD83D\uDE00".repeat(Frames.LARGEST_MESSAGE / 4 - 1);
        try (var client = SocketClient.connect(gateway.port())) {
            var id = connectionId();
            post(id, "first");
            post(id, largest);
            post(id, "third");

            assertThat(client.next()).isEqualTo("first");
            assertThat(client.next()).isEqualTo(largest);
            assertThat(client.next()).isEqualTo("third");
        }
    }

    @Test
    void messageOverTheLimitIsRefused() {
        try (var _ = SocketClient.connect(gateway.port())) {
            var id = connectionId();
            var tooLong = "x".repeat(Frames.LARGEST_MESSAGE + 1);

            assertThatThrownBy(() -> post(id, tooLong))
                    .isInstanceOf(PayloadTooLargeException.class);
        }
    }

    @Test
    void nothingIsDeliverableBeforeConnectHasReturned() {
        var early = new AtomicReference<@Nullable Throwable>();
        functions.answering(
                "Connect",
                event -> {
                    early.set(thrownByPost(Seen.of(event).text("requestContext.connectionId")));
                    return "{\"statusCode\":200}";
                });

        try (var client = SocketClient.connect(gateway.port())) {
            post(connectionId(), "now");

            assertThat(early.get()).isInstanceOf(GoneException.class);
            assertThat(client.next()).isEqualTo("now");
        }
    }

    @Test
    void closedConnectionIsGone() {
        SocketClient.connect(gateway.port()).close();
        functions.next("Disconnect");

        var id = connectionId();

        assertThatThrownBy(() -> post(id, "late")).isInstanceOf(GoneException.class);
        assertThatThrownBy(() -> management.getConnection(get -> get.connectionId(id)))
                .isInstanceOf(GoneException.class);
        assertThatThrownBy(() -> management.deleteConnection(delete -> delete.connectionId(id)))
                .isInstanceOf(GoneException.class);
    }

    @Test
    void connectionIsDescribed() {
        try (var _ = SocketClient.connect(gateway.port())) {
            var id = connectionId();

            var connection = management.getConnection(get -> get.connectionId(id));

            assertThat(connection.identity().sourceIp()).isEqualTo("127.0.0.1");
            assertThat(connection.lastActiveAt()).isAfterOrEqualTo(connection.connectedAt());
        }
    }

    @Test
    void deletedConnectionIsClosedAndGoneAtOnce() {
        var client = SocketClient.connect(gateway.port());
        var id = connectionId();

        management.deleteConnection(delete -> delete.connectionId(id));

        assertThatThrownBy(() -> post(id, "late")).isInstanceOf(GoneException.class);
        assertThat(client.next()).startsWith("close 1000");
        functions.next("Disconnect");
    }

    @Test
    void anotherAccessKeyIsForbidden() {
        try (var _ = SocketClient.connect(gateway.port());
                var stranger = management("stranger")) {
            var id = connectionId();

            assertThatThrownBy(() -> stranger.getConnection(get -> get.connectionId(id)))
                    .isInstanceOf(ForbiddenException.class);
        }
    }

    @Test
    void unsignedCallIsForbiddenWhetherTheConnectionIsThereOrNot() throws Exception {
        var address = URI.create("http://localhost:" + gateway.port() + "/dev/@connections/abc%3D");
        var post = HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofString("x"));

        try (var http = HttpClient.newHttpClient()) {
            assertThat(http.send(post.build(), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(403);
        }
    }

    private ApiGatewayManagementApiClient management(String accessKey) {
        return ApiGatewayManagementApiClient.builder()
                .endpointOverride(URI.create("http://localhost:" + gateway.port() + "/dev"))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(accessKey, "secret")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    private String connectionId() {
        return functions.next("Connect").text("requestContext.connectionId");
    }

    private void post(String id, String message) {
        management.postToConnection(
                post -> post.connectionId(id).data(SdkBytes.fromUtf8String(message)));
    }

    private @Nullable Throwable thrownByPost(String id) {
        try {
            post(id, "too early");
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }
}
