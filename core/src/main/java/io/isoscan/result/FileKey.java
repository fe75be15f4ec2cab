package io.isoscan.result;

import io.isoscan.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A file's sort key in the table, made from its path: {@code meta}, which names the session's own
 * item, becomes {@code ./meta}; a path over 900 bytes becomes its first 800 (whole characters),
 * {@code ~} and 32 hex digits of its SHA-256 (section 5 of the design).
 *
 * @param value the key, 1 to 900 bytes of UTF-8 and an index
 */
public record FileKey(String value) {
    private static final int LONGEST = 900;
    private static final int KEPT = 800;
    private static final int LONGEST_OF_TABLE = 1_024;

    /** The key of a path that was not seen before in its session. */
    public static FileKey of(String path) {
        if (path.equals("meta")) {
            return new FileKey("./meta");
        }
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        return new FileKey(bytes.length > LONGEST ? shortened(bytes) : path);
    }

    /** The key that a client named, or empty when it names no file's item. */
    public static Optional<FileKey> parse(String value) {
        boolean fits = value.getBytes(StandardCharsets.UTF_8).length <= LONGEST_OF_TABLE;
        return value.isEmpty() || value.equals("meta") || !fits
                ? Optional.empty()
                : Optional.of(new FileKey(value));
    }

    /** The key of the same path's next file: another file of the session has this one. */
    public FileKey nextFor(int index) {
        return new FileKey(value + "~" + index);
    }

    /** Whether the path is longer than its key, so that the path must be kept beside it. */
    public static boolean shortens(String path) {
        return !of(path).value().equals(path);
    }

    private static String shortened(byte[] path) {
        int end = KEPT;
        while ((path[end] & 0xc0) == 0x80) {
            end--;
        }
        return new String(path, 0, end, StandardCharsets.UTF_8)
                + "~"
                + Sha256.hex(path).substring(0, 32);
    }

    @Override
    public String toString() {
        return value;
    }
}
