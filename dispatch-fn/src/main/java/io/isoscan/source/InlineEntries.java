package io.isoscan.source;

import io.isoscan.json.Json;
import io.isoscan.listing.FileSource;
import io.isoscan.listing.ListedFile;
import io.isoscan.listing.ListingFailed;
import io.isoscan.session.Session;
import io.isoscan.session.SessionId;
import io.isoscan.storage.BlobStore;
import io.isoscan.storage.Keys;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The entries of a start message, kept under the session's own prefix. */
@Singleton
public final class InlineEntries {
    private final BlobStore blobs;
    private final Json json;

    public InlineEntries(BlobStore blobs, Json json) {
        this.blobs = blobs;
        this.json = json;
    }

    /** Stores a session's entries; the first to be stored stay. */
    public void store(SessionId id, List<ListedFile> files) {
        blobs.putIfAbsent(
                Keys.inlineEntries(id),
                json.bytes(files.toArray(ListedFile[]::new)),
                "application/json");
    }

    /** The session's next files; see {@link FileSource#list}. */
    FileSource.Slice list(Session session, Optional<String> after, int limit) {
        var all = read(session.id());
        int from = after.map(Integer::parseInt).orElse(0);
        int to = Math.min(all.size(), from + limit);
        var next = to < all.size() ? Optional.of(Integer.toString(to)) : Optional.<String>empty();
        return new FileSource.Slice(all.subList(from, to), next);
    }

    private List<ListedFile> read(SessionId id) {
        var bytes =
                blobs.read(Keys.inlineEntries(id))
                        .orElseThrow(() -> new ListingFailed("the files of the request are gone"));
        return List.of(json.read(bytes, ListedFile[].class));
    }
}
