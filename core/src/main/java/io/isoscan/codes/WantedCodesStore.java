package io.isoscan.codes;

import io.isoscan.json.Json;
import io.isoscan.storage.BlobStore;
import jakarta.inject.Singleton;

/** Keeps each session's wanted codes in storage. Thread-safe. */
@Singleton
public final class WantedCodesStore {
    private final BlobStore blobs;
    private final Json json;

    public WantedCodesStore(BlobStore blobs, Json json) {
        this.blobs = blobs;
        this.json = json;
    }

    /** Stores a session's codes; the first to be stored stay. */
    public void put(String key, WantedCodes codes) {
        blobs.putIfAbsent(key, json.bytes(codes), "application/json");
    }

    /**
     * Reads what {@link #put} stored.
     *
     * @throws IllegalStateException when nothing is stored under the key
     */
    public WantedCodes get(String key) {
        return blobs.read(key)
                .map(bytes -> json.read(bytes, WantedCodes.class))
                .orElseThrow(() -> new IllegalStateException("no codes are stored under " + key));
    }
}
