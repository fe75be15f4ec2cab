package io.isoscan.local.storage;

import io.isoscan.storage.BlobStore.StoredObject;
import io.isoscan.storage.Keys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of one mounted upload, in the order of their keys. Immutable. */
final class Mount {
    private final Entry[] entries;

    private Mount(Entry[] entries) {
        this.entries = entries;
    }

    private record Entry(String key, Path path, long size) {}

    /** A name that is already taken gets {@code ~} and the file's index behind it. */
    static Mount of(String uploadId, List<MountedFile> files) {
        Map<String, Entry> byKey = HashMap.newHashMap(files.size());
        for (int index = 0; index < files.size(); index++) {
            var file = files.get(index);
            var name = file.name();
            while (byKey.containsKey(Keys.upload(uploadId, name))) {
                name += "~" + index;
            }
            var key = Keys.upload(uploadId, name);
            byKey.put(key, new Entry(key, file.path(), file.size()));
        }
        var entries = byKey.values().toArray(Entry[]::new);
        Arrays.sort(entries, Comparator.comparing(Entry::key));
        return new Mount(entries);
    }

    Optional<Path> path(String key) {
        int at = position(key);
        return at < 0 ? Optional.empty() : Optional.of(entries[at].path());
    }

    List<StoredObject> list(String prefix, Optional<String> after, int limit) {
        var listed = new ArrayList<StoredObject>();
        for (int i = first(prefix, after); i < entries.length && listed.size() < limit; i++) {
            if (!entries[i].key().startsWith(prefix)) {
                break;
            }
            listed.add(new StoredObject(entries[i].key(), entries[i].size()));
        }
        return listed;
    }

    private int first(String prefix, Optional<String> after) {
        int from = atOrAfter(prefix);
        return Math.max(from, after.map(this::after).orElse(0));
    }

    private int atOrAfter(String key) {
        int at = position(key);
        return at < 0 ? -at - 1 : at;
    }

    private int after(String key) {
        int at = position(key);
        return at < 0 ? -at - 1 : at + 1;
    }

    private int position(String key) {
        return Arrays.binarySearch(
                entries, new Entry(key, Path.of(""), 0), Comparator.comparing(Entry::key));
    }
}
