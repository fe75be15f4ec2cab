package io.isoscan.local.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The management calls: {@code POST}, {@code GET} and {@code DELETE /<stage>/@connections/<id>}.
 *
 * <p>Only signed requests are heard. The signature itself is not checked: what matters is that a
 * web page cannot send the header to another origin.
 */
final class ManagementApi extends Handler.Abstract {
    private static final int NORMAL = 1000;

    private final String prefix;
    private final String credential;
    private final OpenConnections connections;

    ManagementApi(String stage, String accessKey, OpenConnections connections) {
        this.prefix = "/" + stage + "/@connections/";
        this.credential = "AWS4-HMAC-SHA256 Credential=" + accessKey + "/";
        this.connections = connections;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var path = URLDecoder.decode(request.getHttpURI().getPath(), StandardCharsets.UTF_8);
        if (!path.startsWith(prefix)) {
            return false;
        }
        answer(request, path.substring(prefix.length())).write(response, callback);
        return true;
    }

    private Answer answer(Request request, String connectionId) throws IOException {
        if (!signed(request)) {
            return Answer.error(403, "ForbiddenException", "Forbidden: sign the request");
        }
        var body = body(request);
        if (body.length > Frames.LARGEST_MESSAGE) {
            return Answer.error(413, "PayloadTooLargeException", "A message is at most 128 KB");
        }
        return connections
                .find(connectionId)
                .map(connection -> answer(request.getMethod(), connection, body))
                .orElseGet(() -> Answer.error(410, "GoneException", "Gone"));
    }

    private Answer answer(String method, Connection connection, byte[] body) {
        return switch (method) {
            case "POST" -> post(connection, new String(body, StandardCharsets.UTF_8));
            case "GET" -> Answer.json(200, description(connection));
            case "DELETE" -> delete(connection);
            default -> Answer.message(405, "Method Not Allowed: use POST, GET or DELETE");
        };
    }

    private static Answer post(Connection connection, String message) {
        return connection.send(message)
                ? Answer.empty(200)
                : Answer.error(
                        429, "LimitExceededException", "The client does not read fast enough");
    }

    private Answer delete(Connection connection) {
        connections.close(connection, NORMAL, "Connection Closed Normally");
        return Answer.empty(204);
    }

    private static Map<String, Object> description(Connection connection) {
        var client = connection.client();
        return Map.of(
                "connectedAt",
                client.connectedAt().toString(),
                "lastActiveAt",
                connection.lastActive().toString(),
                "identity",
                Map.of("sourceIp", client.sourceIp(), "userAgent", client.userAgent()));
    }

    private boolean signed(Request request) {
        return Objects.requireNonNullElse(request.getHeaders().get(HttpHeader.AUTHORIZATION), "")
                .startsWith(credential);
    }

    /** The body up to one byte too many; the rest is read too, or the caller gets no answer. */
    private static byte[] body(Request request) throws IOException {
        try (InputStream in = Request.asInputStream(request)) {
            var body = in.readNBytes(Frames.LARGEST_MESSAGE + 1);
            in.transferTo(OutputStream.nullOutputStream());
            return body;
        }
    }
}
