package io.isoscan.local.system;

import io.isoscan.storage.BlobStore;
import io.isoscan.storage.BlobStoreContract;

class S3BlobStoreTest extends BlobStoreContract {
    @Override
    protected BlobStore blobs() {
        return RunningSystem.blobs();
    }
}
