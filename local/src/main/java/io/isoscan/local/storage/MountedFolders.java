package io.isoscan.local.storage;

import io.isoscan.storage.BlobStore;
import io.isoscan.storage.Keys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Storage in which files of this machine stand as uploads, read where they lie. All other keys are
 * the inner store's. A mounted file that has vanished is an object that is not there. Mounted
 * uploads take no writes and no deletes. A listing shows mounted files when its prefix lies within
 * a mounted upload, and never beside others. What is mounted is written down in a folder, where
 * other processes of this machine find it. Thread-safe.
 */
public final class MountedFolders implements BlobStore {
    private static final Logger LOG = LoggerFactory.getLogger(MountedFolders.class);

    private final BlobStore inner;
    private final Manifests manifests;
    private final Map<String, Mount> mounts = new ConcurrentHashMap<>();

    /**
     * Shows what any process has mounted with the same folder.
     *
     * @param manifests an existing folder
     */
    public MountedFolders(BlobStore inner, Path manifests) {
        this.inner = inner;
        this.manifests = new Manifests(manifests);
    }

    /**
     * Mounts files as one upload. Names become keys and are never paths; of two files of one name
     * the second is called {@code name~index}.
     *
     * @return the upload's id
     */
    public String mount(List<MountedFile> files) {
        var uploadId = UUID.randomUUID().toString();
        manifests.write(uploadId, files);
        mounts.put(uploadId, Mount.of(uploadId, files));
        return uploadId;
    }

    @Override
    public void put(String key, byte[] content, String contentType) {
        refuseMounted(key);
        inner.put(key, content, contentType);
    }

    @Override
    public void put(String key, Path content, String contentType) {
        refuseMounted(key);
        inner.put(key, content, contentType);
    }

    @Override
    public boolean putIfAbsent(String key, byte[] content, String contentType) {
        refuseMounted(key);
        return inner.putIfAbsent(key, content, contentType);
    }

    @Override
    public Optional<byte[]> read(String key) {
        var mount = mount(key);
        return mount == null ? inner.read(key) : from(mount, key, Files::readAllBytes);
    }

    @Override
    public Optional<byte[]> read(String key, long from, int length) {
        var mount = mount(key);
        return mount == null
                ? inner.read(key, from, length)
                : from(mount, key, file -> part(file, from, length));
    }

    private static byte[] part(Path file, long from, int length) throws IOException {
        try (var in = Files.newInputStream(file)) {
            in.skipNBytes(from);
            return in.readNBytes(length);
        }
    }

    @Override
    public Optional<InputStream> open(String key) {
        var mount = mount(key);
        return mount == null ? inner.open(key) : from(mount, key, Files::newInputStream);
    }

    @Override
    public Optional<Long> size(String key) {
        var mount = mount(key);
        return mount == null ? inner.size(key) : from(mount, key, Files::size);
    }

    @Override
    public Optional<String> contentType(String key) {
        var mount = mount(key);
        return mount == null
                ? inner.contentType(key)
                : mount.path(key).map(path -> "application/octet-stream");
    }

    @Override
    public void delete(String key) {
        refuseMounted(key);
        inner.delete(key);
    }

    @Override
    public void deleteAll(List<String> keys) {
        keys.forEach(this::refuseMounted);
        inner.deleteAll(keys);
    }

    @Override
    public List<StoredObject> list(String prefix, Optional<String> after, int limit) {
        var mount = mount(prefix);
        return mount == null ? inner.list(prefix, after, limit) : mount.list(prefix, after, limit);
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(Path file) throws IOException;
    }

    private static <T> Optional<T> from(Mount mount, String key, Reading<T> reading) {
        var path = mount.path(key);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(reading.of(path.get()));
        } catch (IOException unreadable) {
            LOG.warn("a mounted file cannot be read: {}", unreadable.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private void refuseMounted(String key) {
        if (mount(key) != null) {
            throw new UnsupportedOperationException(key + " is a file of this machine: read only");
        }
    }

    private @Nullable Mount mount(String key) {
        int end = key.startsWith(Keys.UPLOADS) ? key.indexOf('/', Keys.UPLOADS.length()) : -1;
        return end < 0
                ? null
                : mounts.computeIfAbsent(
                        key.substring(Keys.UPLOADS.length(), end), this::mountedElsewhere);
    }

    private @Nullable Mount mountedElsewhere(String uploadId) {
        return manifests.read(uploadId).map(files -> Mount.of(uploadId, files)).orElse(null);
    }
}
