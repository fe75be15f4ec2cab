package io.isoscan.local.gateway;

import io.isoscan.local.gateway.SocketEvent.Context;
import io.isoscan.local.gateway.SocketEvent.Identity;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/** Makes the events of one WebSocket API. Thread-safe. */
final class SocketEvents {
    static final String CONNECT = "$connect";
    static final String DISCONNECT = "$disconnect";

    private static final String API_ID = "local";
    private static final Map<String, String> AUTHORIZER = Map.of("principalId", "local");

    private final String stage;
    private final String domainName;
    private final InstantSource clock;

    SocketEvents(String stage, String domainName, InstantSource clock) {
        this.stage = stage;
        this.domainName = domainName;
        this.clock = clock;
    }

    SocketEvent connect(Client client, Request request) {
        var headers = headers(request.getHeaders());
        var query = query(Request.extractQueryParameters(request));
        return new SocketEvent(
                lastOfEach(headers),
                headers,
                query.isEmpty() ? null : lastOfEach(query),
                query.isEmpty() ? null : query,
                context(client, CONNECT, "CONNECT", null, null, null),
                null,
                false);
    }

    SocketEvent message(Client client, String routeKey, String body, boolean base64) {
        return withoutHeaders(
                context(client, routeKey, "MESSAGE", GatewayIds.next(), null, null), body, base64);
    }

    SocketEvent disconnect(Client client, int status, String reason) {
        return withoutHeaders(
                context(client, DISCONNECT, "DISCONNECT", null, status, reason), null, false);
    }

    private static SocketEvent withoutHeaders(
            Context context, @Nullable String body, boolean base64) {
        return new SocketEvent(null, null, null, null, context, body, base64);
    }

    private Context context(
            Client client,
            String routeKey,
            String eventType,
            @Nullable String messageId,
            @Nullable Integer disconnectStatus,
            @Nullable String disconnectReason) {
        var now = clock.instant();
        var requestId = GatewayIds.next();
        return new Context(
                routeKey,
                eventType,
                requestId,
                RequestTime.of(now),
                "IN",
                stage,
                client.connectedAt().toEpochMilli(),
                now.toEpochMilli(),
                new Identity(client.userAgent(), client.sourceIp()),
                AUTHORIZER,
                requestId,
                domainName,
                client.connectionId(),
                API_ID,
                messageId,
                disconnectStatus,
                disconnectReason);
    }

    private static Map<String, List<String>> headers(HttpFields fields) {
        var headers = new LinkedHashMap<String, List<String>>();
        for (var name : fields.getFieldNamesCollection()) {
            headers.put(name, fields.getValuesList(name));
        }
        return headers;
    }

    private static Map<String, List<String>> query(Fields fields) {
        var query = new LinkedHashMap<String, List<String>>();
        for (var field : fields) {
            query.put(field.getName(), field.getValues());
        }
        return query;
    }

    private static Map<String, String> lastOfEach(Map<String, List<String>> all) {
        var last = new LinkedHashMap<String, String>();
        all.forEach((name, values) -> last.put(name, values.getLast()));
        return last;
    }
}
