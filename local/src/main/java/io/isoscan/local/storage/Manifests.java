package io.isoscan.local.storage;

import io.isoscan.json.Json;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is mounted, a file for each upload, for all processes that know the folder. */
record Manifests(Path folder) {
    private static final Json JSON = new Json(JsonMapper.createDefault());

    /** Upload ids come from clients too: no other is ever part of a path. */
    private static final Pattern UPLOAD_ID = Pattern.compile("[0-9a-f-]{36}");

    @Serdeable
    record Manifest(List<Entry> files) {}

    /** A file's address keeps also names that are not text. */
    @Serdeable
    record Entry(String name, URI address, long size) {}

    /** Readers see a whole manifest or none. */
    void write(String uploadId, List<MountedFile> files) {
        var entries =
                files.stream()
                        .map(file -> new Entry(file.name(), file.path().toUri(), file.size()))
                        .toList();
        try {
            var written = Files.createTempFile(folder, "manifest", null);
            Files.write(written, JSON.bytes(new Manifest(entries)));
            Files.move(written, file(uploadId), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("what is mounted cannot be written down", e);
        }
    }

    Optional<List<MountedFile>> read(String uploadId) {
        if (!UPLOAD_ID.matcher(uploadId).matches() || Files.notExists(file(uploadId))) {
            return Optional.empty();
        }
        try {
            var manifest = JSON.read(Files.readAllBytes(file(uploadId)), Manifest.class);
            return Optional.of(manifest.files().stream().map(Manifests::mounted).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("what is mounted cannot be read", e);
        }
    }

    private Path file(String uploadId) {
        return folder.resolve(uploadId + ".json");
    }

    private static MountedFile mounted(Entry entry) {
        return new MountedFile(entry.name(), Path.of(entry.address()), entry.size());
    }
}
