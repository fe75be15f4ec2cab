package io.isoscan.local.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Where tables and objects lie: in a folder that stays, or in one that goes with the system. */
final class DataFolders implements AutoCloseable {
    private final Path root;
    private final boolean kept;

    private DataFolders(Path root, boolean kept) {
        this.root = root;
        this.kept = kept;
    }

    static DataFolders of(Optional<Path> data) throws IOException {
        return data.isPresent()
                ? new DataFolders(Files.createDirectories(data.get()), true)
                : new DataFolders(Files.createTempDirectory("isoscan"), false);
    }

    Path objects() {
        return root.resolve("objects");
    }

    /** Tables that are not kept stay in memory. */
    Optional<Path> tables() {
        return kept ? Optional.of(root.resolve("tables")) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        if (kept) {
            return;
        }
        try (Stream<Path> all = Files.walk(root)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
