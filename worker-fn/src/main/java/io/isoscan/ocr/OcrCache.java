package io.isoscan.ocr;

import io.isoscan.json.Json;
import io.isoscan.storage.BlobStore;
import io.isoscan.storage.Keys;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * What was read off pages before, by the document's content and the engine's version: a second run
 * with other codes, or a file that takes several deliveries, reads no page twice. Thread-safe.
 */
@Singleton
public final class OcrCache {
    private final BlobStore blobs;
    private final Json json;

    public OcrCache(BlobStore blobs, Json json) {
        this.blobs = blobs;
        this.json = json;
    }

    /** The words of one page, as they are stored. */
    @Serdeable
    record StoredWords(List<PageWord> words) {}

    /**
     * The words of a page that was read before.
     *
     * @param hash of the document's bytes
     */
    public Optional<List<PageWord>> find(String version, String hash, int page) {
        return blobs.read(Keys.ocr(version, hash, page))
                .map(stored -> json.read(stored, StoredWords.class).words());
    }

    public void put(String version, String hash, int page, List<PageWord> words) {
        blobs.put(
                Keys.ocr(version, hash, page),
                json.bytes(new StoredWords(words)),
                "application/json");
    }

    /**
     * What became of reading a document as a whole.
     *
     * @param job the engine's name for it; empty where none was started
     * @param started in milliseconds since 1970
     * @param over whether what it read is here, and the rest is to be read page by page
     */
    @Serdeable
    public record WholeReading(String job, long started, boolean over) {
        public WholeReading ended() {
            return new WholeReading(job, started, true);
        }
    }

    public Optional<WholeReading> whole(String version, String hash) {
        return blobs.read(Keys.ocrJob(version, hash))
                .map(stored -> json.read(stored, WholeReading.class));
    }

    public void put(String version, String hash, WholeReading whole) {
        blobs.put(Keys.ocrJob(version, hash), json.bytes(whole), "application/json");
    }
}
