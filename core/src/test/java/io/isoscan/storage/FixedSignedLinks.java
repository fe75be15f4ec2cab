package io.isoscan.storage;

import io.isoscan.testing.TestClock;
import java.net.URI;
import java.util.List;
import java.util.TreeMap;

/** Addresses that show what was signed. Thread-safe. */
public final class FixedSignedLinks implements SignedLinks {
    private static final String STORAGE = "https://storage.example/";

    @Override
    public SignedDownload download(String key, String fileName) {
        return new SignedDownload(URI.create(STORAGE + key + "?as=" + fileName), TestClock.START);
    }

    @Override
    public SignedDownload pdf(String key, String fileName) {
        return new SignedDownload(
                URI.create("https://pdfs.example/" + key + "?as=" + fileName), TestClock.START);
    }

    @Override
    public SignedUpload upload(Upload upload) {
        var headers = new TreeMap<String, List<String>>();
        headers.put("content-type", List.of(upload.contentType()));
        upload.metadata()
                .forEach((name, value) -> headers.put("x-amz-meta-" + name, List.of(value)));
        return new SignedUpload(
                URI.create(address(upload.inbox()) + upload.key() + "?signed"),
                headers,
                TestClock.START);
    }

    private static String address(Inbox inbox) {
        return inbox == Inbox.UPLOADS ? STORAGE : "https://conversions.example/";
    }
}
