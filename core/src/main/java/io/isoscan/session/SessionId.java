package io.isoscan.session;

import io.isoscan.hash.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names one session: a UUID in its canonical lower-case form.
 *
 * @param value the 36 characters of the UUID
 */
public record SessionId(String value) {
    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Names no session: no request and no chance leads to it. */
    public static final SessionId NONE = new SessionId("00000000-0000-0000-0000-000000000000");

    public SessionId {
        if (!CANONICAL.matcher(value).matches()) {
            throw new IllegalArgumentException("not a session id; expected a lower-case UUID");
        }
    }

    /** The id a client named, or empty when it is none. */
    public static Optional<SessionId> parse(String value) {
        return CANONICAL.matcher(value).matches()
                ? Optional.of(new SessionId(value))
                : Optional.empty();
    }

    public static SessionId of(UUID uuid) {
        return new SessionId(uuid.toString());
    }

    /**
     * The one session of this request: the same owner and request id always name the same session,
     * so that the conditional put of the session itself makes a repeated request one run. A UUID of
     * version 8 (RFC 9562) from SHA-256.
     */
    public static SessionId ofRequest(String owner, String requestId) {
        var hash =
                ByteBuffer.wrap(
                        Sha256.of(
                                (owner.length() + ":" + owner + ":" + requestId)
                                        .getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & 0xffffffffffff0fffL) | 0x8000L;
        long low = (hash.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return of(new UUID(high, low));
    }

    @Override
    public String toString() {
        return value;
    }
}
