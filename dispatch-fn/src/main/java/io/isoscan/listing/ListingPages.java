package io.isoscan.listing;

import io.isoscan.json.Json;
import io.isoscan.session.Session;
import io.isoscan.session.SessionSource;
import io.isoscan.storage.BlobStore;
import io.isoscan.storage.Keys;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * The frozen pages of every session. The first to list a page decides it for good: whoever lists it
 * again, because a message came twice or a worker died, reads that page back.
 */
@Singleton
final class ListingPages {
    /** Small enough that a page is sent within seconds. */
    static final int FILES_PER_PAGE = 500;

    private final BlobStore blobs;
    private final InlineEntries inline;
    private final UploadedFiles uploads;
    private final Json json;

    ListingPages(BlobStore blobs, InlineEntries inline, UploadedFiles uploads, Json json) {
        this.blobs = blobs;
        this.inline = inline;
        this.uploads = uploads;
        this.json = json;
    }

    /** The page of this number; every page before it is stored already. */
    ListedPage page(Session session, int number) {
        return stored(session, number).orElseGet(() -> freeze(session, number));
    }

    private ListedPage freeze(Session session, int number) {
        var page = list(session, number);
        boolean mine =
                blobs.putIfAbsent(
                        Keys.page(session.id(), number), json.bytes(page), "application/json");
        return mine ? page : stored(session, number).orElse(page);
    }

    private ListedPage list(Session session, int number) {
        var before = number == 0 ? Optional.<ListedPage>empty() : stored(session, number - 1);
        int firstIndex = before.map(ListedPage::upTo).orElse(0);
        try {
            var slice = source(session).list(session, before.map(ListedPage::next), FILES_PER_PAGE);
            return new ListedPage(firstIndex, slice.files(), slice.next().orElse(null), null);
        } catch (ListingFailed failed) {
            return new ListedPage(firstIndex, List.of(), null, failed.getMessage());
        }
    }

    private FileSource source(Session session) {
        return switch (session.source()) {
            case SessionSource.Inline() -> inline;
            case SessionSource.Upload(var uploadId) -> uploads;
        };
    }

    private Optional<ListedPage> stored(Session session, int number) {
        return blobs.read(Keys.page(session.id(), number))
                .map(bytes -> json.read(bytes, ListedPage.class));
    }
}
