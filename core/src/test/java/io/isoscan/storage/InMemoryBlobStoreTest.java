package io.isoscan.storage;

import io.isoscan.testing.Effects;

final class InMemoryBlobStoreTest extends BlobStoreContract {
    private final BlobStore blobs = new InMemoryBlobStore(new Effects());

    @Override
    protected BlobStore blobs() {
        return blobs;
    }
}
