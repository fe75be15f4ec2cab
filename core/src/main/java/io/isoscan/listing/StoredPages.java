package io.isoscan.listing;

import io.isoscan.json.Json;
import io.isoscan.session.SessionId;
import io.isoscan.storage.BlobStore;
import io.isoscan.storage.Keys;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Frozen pages as JSON in storage. */
@Singleton
final class StoredPages implements FrozenPages {
    private final BlobStore blobs;
    private final Json json;

    StoredPages(BlobStore blobs, Json json) {
        this.blobs = blobs;
        this.json = json;
    }

    @Override
    public Optional<ListedPage> find(SessionId id, int number) {
        return blobs.read(Keys.page(id, number)).map(bytes -> json.read(bytes, ListedPage.class));
    }

    @Override
    public boolean freeze(SessionId id, int number, ListedPage page) {
        return blobs.putIfAbsent(Keys.page(id, number), json.bytes(page), "application/json");
    }
}
