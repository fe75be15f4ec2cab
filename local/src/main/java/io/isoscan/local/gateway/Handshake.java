package io.isoscan.local.gateway;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.WebSocketCreator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks {@code $connect} before a connection is accepted. Thread-safe. */
final class Handshake implements WebSocketCreator {
    private static final Logger LOG = LoggerFactory.getLogger(Handshake.class);
    private static final int BAD_GATEWAY = 502;

    private final Integrations integrations;
    private final OpenConnections connections;
    private final InstantSource clock;

    Handshake(Integrations integrations, OpenConnections connections, InstantSource clock) {
        this.integrations = integrations;
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public @Nullable Object createWebSocket(
            ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
        var client = client(request);
        var answer = connect(client, request);
        int status = Objects.requireNonNullElse(answer.statusCode(), BAD_GATEWAY);
        if (status / 100 != 2) {
            refusal(status).write(response, callback);
            return null;
        }
        answer.header(HttpHeader.SEC_WEBSOCKET_SUBPROTOCOL.asString())
                .ifPresent(response::setAcceptedSubProtocol);
        // No compression: a frame's size is what stands on the wire, as at API Gateway.
        response.setExtensions(List.of());
        var connection = new Connection(client, connections);
        connections.accepted(connection);
        return connection;
    }

    private Client client(Request request) {
        return new Client(
                GatewayIds.next(),
                clock.instant(),
                Request.getRemoteAddr(request),
                Objects.requireNonNullElse(request.getHeaders().get(HttpHeader.USER_AGENT), ""));
    }

    private FunctionAnswer connect(Client client, Request request) {
        try {
            return integrations.connect(client, request);
        } catch (RuntimeException e) {
            LOG.error("$connect of {} failed", client.connectionId(), e);
            return new FunctionAnswer(BAD_GATEWAY, null, null, null, null);
        }
    }

    private static Answer refusal(int status) {
        return switch (status) {
            case 401 -> Answer.message(status, "Unauthorized");
            case 403 -> Answer.message(status, "Forbidden");
            default ->
                    status / 100 == 4
                            ? Answer.message(status, "Refused")
                            : Answer.message(
                                    status / 100 == 5 ? status : BAD_GATEWAY,
                                    "Internal server error");
        };
    }
}
