package io.isoscan.dispatch;

import io.isoscan.protocol.BadRequest;
import io.isoscan.protocol.ClientMessage;
import io.isoscan.protocol.ErrorCode;
import io.isoscan.session.SessionId;
import io.isoscan.session.SessionSource;
import io.isoscan.source.InlineEntries;
import io.isoscan.source.UploadedFiles;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The one source of a start message, checked before anything is stored. Thread-safe. */
@Singleton
final class RequestedSource {
    private final UploadedFiles uploads;
    private final InlineEntries inline;
    private final EntryReader entries;

    RequestedSource(UploadedFiles uploads, InlineEntries inline, EntryReader entries) {
        this.uploads = uploads;
        this.inline = inline;
        this.entries = entries;
    }

    /** A source that may be used. */
    sealed interface Checked {
        /** Files in storage; nothing more to store. */
        record Uploaded(String uploadId) implements Checked {}

        /** The entries of the message itself. */
        record Entries(List<Entry> entries) implements Checked {}

        default SessionSource origin() {
            return switch (this) {
                case Uploaded(var uploadId) -> new SessionSource.Upload(uploadId);
                case Entries(var all) -> new SessionSource.Inline();
            };
        }
    }

    /**
     * Reads the source.
     *
     * @throws BadRequest when there is none, more than one, or one that cannot be used
     */
    Checked read(ClientMessage message) {
        var found =
                List.of(driveFolder(message), upload(message), files(message), content(message))
                        .stream()
                        .flatMap(Optional::stream)
                        .toList();
        return switch (found.size()) {
            case 0 -> throw noSource();
            case 1 -> found.getFirst();
            default -> throw twoSources();
        };
    }

    /** Stores what the listing will read. May be repeated. */
    void store(SessionId id, Checked source) {
        switch (source) {
            case Checked.Uploaded(var uploadId) -> {}
            case Checked.Entries(var all) -> inline.store(id, entries.stored(id, all));
        }
    }

    private static Optional<Checked> driveFolder(ClientMessage message) {
        if (message.text("drive_link").isEmpty()) {
            return Optional.empty();
        }
        throw new BadRequest(
                ErrorCode.DRIVE_UNAVAILABLE,
                "Drive folders cannot be read here yet. Download the folder and drop its files.");
    }

    private Optional<Checked> upload(ClientMessage message) {
        return message.text("upload_id").map(this::existing);
    }

    private Checked existing(String uploadId) {
        if (uploads.first(uploadId).isEmpty()) {
            throw new BadRequest(
                    ErrorCode.UNKNOWN_UPLOAD,
                    "Nothing has been uploaded under this upload_id. Put the files first, by the"
                            + " addresses that GET /upload-url gives.");
        }
        return new Checked.Uploaded(uploadId);
    }

    private Optional<Checked> files(ClientMessage message) {
        return message.objects("files").map(entries::entries).map(RequestedSource::notEmpty);
    }

    private Optional<Checked> content(ClientMessage message) {
        return message.text("file_content")
                .filter(content -> !content.isBlank())
                .filter(content -> !content.startsWith(RequestedCodes.WORKBOOK))
                .map(entries::lines)
                .map(RequestedSource::notEmpty);
    }

    private static Checked notEmpty(List<Entry> entries) {
        if (entries.isEmpty()) {
            throw new BadRequest(
                    ErrorCode.NO_FILES, "The list of files is empty. Name at least one file.");
        }
        return new Checked.Entries(entries);
    }

    private static BadRequest noSource() {
        return new BadRequest(
                ErrorCode.NO_SOURCE,
                "The message names no documents. Give one of drive_link, upload_id, files or"
                        + " file_content.");
    }

    private static BadRequest twoSources() {
        return new BadRequest(
                ErrorCode.TWO_SOURCES,
                "The message names more than one source. Give only one of drive_link, upload_id,"
                        + " files and file_content.");
    }
}
