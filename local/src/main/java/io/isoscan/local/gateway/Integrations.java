package io.isoscan.local.gateway;

import io.isoscan.json.MalformedJson;
import io.isoscan.local.functions.FunctionFailed;
import io.isoscan.local.functions.Functions;
import java.util.Map;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The functions behind the routes of the WebSocket API. Thread-safe. */
final class Integrations {
    private static final Logger LOG = LoggerFactory.getLogger(Integrations.class);

    private final RouteSelection routes;
    private final SocketEvents events;
    private final Functions functions;

    Integrations(RouteSelection routes, SocketEvents events, Functions functions) {
        this.routes = routes;
        this.events = events;
        this.functions = functions;
    }

    /**
     * Runs {@code $connect}.
     *
     * @throws FunctionFailed when the function threw
     * @throws MalformedJson when what it answered is not an answer
     */
    FunctionAnswer connect(Client client, Request request) {
        return routes.function(SocketEvents.CONNECT)
                .map(function -> invoke(function, events.connect(client, request)))
                .map(FunctionAnswer::read)
                .orElse(new FunctionAnswer(200, null, null, null, null));
    }

    /** Runs the route of a message and tells the client when that failed. */
    void message(Connection connection, String body, boolean base64) {
        var routeKey = base64 ? RouteSelection.DEFAULT : routes.routeKey(body);
        var event = events.message(connection.client(), routeKey, body, base64);
        var function = routes.function(routeKey);
        if (function.isEmpty()) {
            connection.send(problem("Forbidden", event));
            return;
        }
        try {
            invoke(function.get(), event);
        } catch (RuntimeException e) {
            LOG.error("route {}: {} failed", routeKey, function.get(), e);
            connection.send(problem("Internal server error", event));
        }
    }

    /** Runs {@code $disconnect}; its failure concerns nobody. */
    void disconnect(Client client, int status, String reason) {
        var event = events.disconnect(client, status, reason);
        try {
            routes.function(SocketEvents.DISCONNECT).ifPresent(function -> invoke(function, event));
        } catch (RuntimeException e) {
            LOG.error("$disconnect of {} failed", client.connectionId(), e);
        }
    }

    private byte[] invoke(String function, SocketEvent event) {
        return functions.invoke(function, Answer.JSON.bytes(event));
    }

    private static String problem(String message, SocketEvent event) {
        return Answer.JSON.write(
                Map.of(
                        "message",
                        message,
                        "connectionId",
                        event.requestContext().connectionId(),
                        "requestId",
                        event.requestContext().requestId()));
    }
}
