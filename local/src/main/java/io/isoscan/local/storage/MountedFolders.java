package io.isoscan.local.storage;

import io.isoscan.storage.BlobStore;
import io.isoscan.storage.Keys;
import java.io.*;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;

public final class MountedFolders implements BlobStore {
    private final BlobStore d;
    private final ConcurrentSkipListMap<String, MountedFile> m = new ConcurrentSkipListMap<>();

    public MountedFolders(BlobStore d) {
        this.d = d;
    }

    public String mount(List<MountedFile> files) {
        var id = UUID.randomUUID().toString();
        for (var f : files) m.put(Keys.upload(id, f.name()), f);
        return id;
    }

    @Override
    public void put(String k, byte[] c, String t) {
        d.put(k, c, t);
    }

    @Override
    public void put(String k, Path c, String t) {
        d.put(k, c, t);
    }

    @Override
    public boolean putIfAbsent(String k, byte[] c, String t) {
        return d.putIfAbsent(k, c, t);
    }

    @Override
    public Optional<byte[]> read(String k) {
        var f = m.get(k);
        try {
            return f == null ? d.read(k) : Optional.of(Files.readAllBytes(f.path()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<InputStream> open(String k) {
        return d.open(k);
    }

    @Override
    public Optional<Long> size(String k) {
        return d.size(k);
    }

    @Override
    public void delete(String k) {
        d.delete(k);
    }

    @Override
    public List<StoredObject> list(String p, Optional<String> a, int limit) {
        var r =
                m.tailMap(a.orElse(p), a.isEmpty()).entrySet().stream()
                        .takeWhile(e -> e.getKey().startsWith(p))
                        .limit(limit)
                        .map(e -> new StoredObject(e.getKey(), e.getValue().size()))
                        .toList();
        return r.isEmpty() ? d.list(p, a, limit) : r;
    }
}
