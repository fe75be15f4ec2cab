package io.isoscan.local.storage;

import io.isoscan.storage.BlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** A store that forgets. */
final class KeptInMemory implements BlobStore {
    private final NavigableMap<String, byte[]> objects = new ConcurrentSkipListMap<>();

    @Override
    public void put(String key, byte[] content, String contentType) {
        objects.put(key, content);
    }

    @Override
    public void put(String key, Path content, String contentType) {
        try {
            objects.put(key, Files.readAllBytes(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean putIfAbsent(String key, byte[] content, String contentType) {
        return objects.putIfAbsent(key, content) == null;
    }

    @Override
    public Optional<byte[]> read(String key) {
        return Optional.ofNullable(objects.get(key));
    }

    @Override
    public Optional<byte[]> read(String key, long from, int length) {
        return read(key)
                .map(content -> Arrays.copyOfRange(content, (int) from, (int) from + length));
    }

    @Override
    public Optional<InputStream> open(String key) {
        return read(key).map(ByteArrayInputStream::new);
    }

    @Override
    public Optional<Long> size(String key) {
        return read(key).map(content -> (long) content.length);
    }

    @Override
    public Optional<String> contentType(String key) {
        return read(key).map(content -> "text/plain");
    }

    @Override
    public void delete(String key) {
        objects.remove(key);
    }

    @Override
    public void deleteAll(List<String> keys) {
        keys.forEach(objects::remove);
    }

    @Override
    public List<StoredObject> list(String prefix, Optional<String> after, int limit) {
        return objects.tailMap(after.orElse(""), false).entrySet().stream()
                .filter(object -> object.getKey().startsWith(prefix))
                .limit(limit)
                .map(object -> new StoredObject(object.getKey(), object.getValue().length))
                .toList();
    }
}
