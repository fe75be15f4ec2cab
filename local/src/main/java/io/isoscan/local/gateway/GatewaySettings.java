package io.isoscan.local.gateway;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the gateway serves.
 *
 * @param port 0 for any free one
 * @param stage of the WebSocket API; management calls go to {@code /<stage>/@connections/<id>}
 * @param socketRoutes route key ({@code $connect}, {@code $default}, an action) to function
 * @param httpRoutes method and path ({@code GET /upload-url}) to function
 * @param idle a connection without a message either way for so long is closed
 * @param life a connection is closed after so long
 * @param extraOrigins of pages beside the gateway's own that may use it, such as a dev server's
 * @param pages the folder of static files; empty for a plain page that says what this is
 * @param accessKey of the credentials that management calls are signed with
 */
public record GatewaySettings(
        int port,
        String stage,
        Map<String, String> socketRoutes,
        Map<String, String> httpRoutes,
        Duration idle,
        Duration life,
        Set<String> extraOrigins,
        Optional<Path> pages,
        String accessKey) {
    /** API Gateway's own. */
    public static final Duration IDLE = Duration.ofMinutes(10);

    /** API Gateway's own. */
    public static final Duration LIFE = Duration.ofHours(2);

    public GatewaySettings {
        socketRoutes = Map.copyOf(socketRoutes);
        httpRoutes = Map.copyOf(httpRoutes);
        extraOrigins = Set.copyOf(extraOrigins);
    }
}
