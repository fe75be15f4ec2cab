package io.isoscan.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks.
 *
 * @param connectionId the connection that answers go to
 * @param owner the principal that the authorizer fixed when the connection was made
 */
public record Caller(String connectionId, String owner) {
    private static final String NOBODY = "anonymous";

    /**
     * The caller of a connection.
     *
     * @param authorizer what the authorizer said of it; null where there is none
     */
    public static Caller of(String connectionId, @Nullable Map<String, Object> authorizer) {
        var principal = authorizer == null ? null : authorizer.get("principalId");
        return new Caller(connectionId, principal instanceof String name ? name : NOBODY);
    }
}
