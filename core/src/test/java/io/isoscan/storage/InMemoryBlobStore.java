package io.isoscan.storage;

import io.isoscan.testing.Calls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Objects in memory. Thread-safe. */
public final class InMemoryBlobStore implements BlobStore {
    private final Calls calls;
    private final ConcurrentNavigableMap<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private final Map<String, String> contentTypes = new ConcurrentHashMap<>();

    public InMemoryBlobStore(Calls calls) {
        this.calls = calls;
    }

    /** Every key, past all calls. */
    public Set<String> keys() {
        return Set.copyOf(objects.keySet());
    }

    @Override
    public void put(String key, byte[] content, String contentType) {
        calls.perform("blobs.put", () -> keep(key, content, contentType));
    }

    @Override
    public void put(String key, Path content, String contentType) {
        try {
            put(key, Files.readAllBytes(content), contentType);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean putIfAbsent(String key, byte[] content, String contentType) {
        return calls.run("blobs.putIfAbsent", () -> keepIfAbsent(key, content, contentType));
    }

    private boolean keepIfAbsent(String key, byte[] content, String contentType) {
        if (objects.putIfAbsent(key, content.clone()) != null) {
            return false;
        }
        contentTypes.put(key, contentType);
        return true;
    }

    private void keep(String key, byte[] content, String contentType) {
        objects.put(key, content.clone());
        contentTypes.put(key, contentType);
    }

    @Override
    public Optional<byte[]> read(String key) {
        return calls.run("blobs.read", () -> Optional.ofNullable(objects.get(key)))
                .map(byte[]::clone);
    }

    @Override
    public Optional<byte[]> read(String key, long from, int length) {
        return calls.run("blobs.readRange", () -> Optional.ofNullable(objects.get(key)))
                .map(content ->
                        Arrays.copyOfRange(
                                content,
                                Math.toIntExact(from),
                                (int) Math.min(content.length, from + length)));
    }

    @Override
    public Optional<InputStream> open(String key) {
        return read(key).map(ByteArrayInputStream::new);
    }

    @Override
    public Optional<Long> size(String key) {
        return calls.run("blobs.size", () -> Optional.ofNullable(objects.get(key)))
                .map(content -> (long) content.length);
    }

    @Override
    public Optional<String> contentType(String key) {
        return calls.run(
                "blobs.contentType",
                () -> Optional.ofNullable(objects.get(key)).map(content -> contentTypes.get(key)));
    }

    @Override
    public void delete(String key) {
        calls.perform("blobs.delete", () -> objects.remove(key));
    }

    @Override
    public void deleteAll(List<String> keys) {
        calls.perform("blobs.deleteAll", () -> keys.forEach(objects::remove));
    }

    @Override
    public List<StoredObject> list(String prefix, Optional<String> after, int limit) {
        return calls.run("blobs.list", () -> listed(prefix, after.orElse(prefix), limit));
    }

    private List<StoredObject> listed(String prefix, String after, int limit) {
        var from = after.compareTo(prefix) < 0 ? prefix : after;
        return objects
                .tailMap(from, from.equals(prefix) && !after.equals(prefix))
                .entrySet()
                .stream()
                .takeWhile(object -> object.getKey().startsWith(prefix))
                .limit(limit)
                .map(object -> new StoredObject(object.getKey(), object.getValue().length))
                .toList();
    }
}
