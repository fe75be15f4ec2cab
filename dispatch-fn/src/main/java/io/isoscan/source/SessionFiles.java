package io.isoscan.source;

import io.isoscan.listing.FileSource;
import io.isoscan.session.Session;
import io.isoscan.session.SessionSource;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The files of any session, from the source that it names. */
@Singleton
final class SessionFiles implements FileSource {
    private final InlineEntries inline;
    private final UploadedFiles uploads;

    SessionFiles(InlineEntries inline, UploadedFiles uploads) {
        this.inline = inline;
        this.uploads = uploads;
    }

    @Override
    public Slice list(Session session, Optional<String> after, int limit) {
        return switch (session.source()) {
            case SessionSource.Inline() -> inline.list(session, after, limit);
            case SessionSource.Upload(var uploadId) -> uploads.list(session, after, limit);
        };
    }
}
