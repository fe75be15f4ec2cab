package io.isoscan.session;

/** Where a session's files come from. */
public sealed interface SessionSource {

    /** The entries of the start message itself, kept under the session's own prefix. */
    record Inline() implements SessionSource {}

    /**
     * Files that were put in storage before.
     *
     * @param uploadId the UUID that the upload API gave
     */
    record Upload(String uploadId) implements SessionSource {}

    /** As it stands in the table: {@code inline} or {@code upload:<id>}. */
    default String text() {
        return switch (this) {
            case Inline() -> "inline";
            case Upload(var uploadId) -> "upload:" + uploadId;
        };
    }

    /** The kind alone: {@code inline} or {@code upload}. */
    default String kind() {
        return switch (this) {
            case Inline() -> "inline";
            case Upload(var uploadId) -> "upload";
        };
    }

    /** Reads what {@link #text()} wrote. */
    static SessionSource parse(String text) {
        return text.startsWith("upload:")
                ? new Upload(text.substring("upload:".length()))
                : new Inline();
    }
}
