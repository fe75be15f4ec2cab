package io.isoscan.scan;

import io.isoscan.hash.Sha256;

/**
 * A stored file on its way through an engine. Immutable as long as nobody writes into its bytes.
 */
final class ScannedFile {
    private final String key;
    private final byte[] bytes;
    private final String hash;
    private final String version;

    ScannedFile(String key, byte[] bytes, String version) {
        this.key = key;
        this.bytes = bytes;
        this.hash = Sha256.hex(bytes);
        this.version = version;
    }

    /** Where it lies in storage. */
    String key() {
        return key;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Of its bytes. */
    String hash() {
        return hash;
    }

    /** Of the engine. */
    String version() {
        return version;
    }
}
