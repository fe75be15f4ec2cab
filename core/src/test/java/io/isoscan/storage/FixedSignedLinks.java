package io.isoscan.storage;

import io.isoscan.testing.TestClock;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Addresses that show what was signed. Thread-safe. */
public final class FixedSignedLinks implements SignedLinks {
    private static final String STORAGE = "https://storage.example/";

    @Override
    public SignedDownload download(String key, String fileName) {
        return new SignedDownload(URI.create(STORAGE + key + "?as=" + fileName), TestClock.START);
    }

    @Override
    public SignedUpload upload(String key, String contentType, OptionalLong size) {
        return new SignedUpload(
                URI.create(STORAGE + key + "?signed"),
                Map.of("content-type", List.of(contentType)),
                TestClock.START);
    }
}
