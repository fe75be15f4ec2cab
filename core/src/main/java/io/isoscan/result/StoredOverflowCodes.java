package io.isoscan.result;

import io.isoscan.json.Json;
import io.isoscan.session.SessionId;
import io.isoscan.storage.BlobStore;
import io.isoscan.storage.Keys;
import jakarta.inject.Singleton;
import java.util.List;

/** Codes as JSON in storage. */
@Singleton
public final class StoredOverflowCodes implements OverflowCodes {
    private final BlobStore blobs;
    private final Json json;

    public StoredOverflowCodes(BlobStore blobs, Json json) {
        this.blobs = blobs;
        this.json = json;
    }

    @Override
    public String store(SessionId id, int generation, int index, List<FoundCode> codes) {
        var key = Keys.moreCodes(id, generation, index);
        blobs.put(key, json.bytes(codes.toArray(FoundCode[]::new)), "application/json");
        return key;
    }

    @Override
    public List<FoundCode> all(FileResult result) {
        var key = result.moreCodesKey();
        if (key == null) {
            return result.codes();
        }
        var bytes =
                blobs.read(key).orElseThrow(() -> new IllegalStateException("no codes at " + key));
        return List.of(json.read(bytes, FoundCode[].class));
    }
}
