package io.isoscan.local.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where tables and objects lie: in a folder that stays, or in one that goes with the system. */
final class DataFolders implements AutoCloseable {
    private final Path root;
    private final Optional<ScratchFolder> scratch;

    private DataFolders(Path root, Optional<ScratchFolder> scratch) {
        this.root = root;
        this.scratch = scratch;
    }

    static DataFolders of(Optional<Path> data) throws IOException {
        if (data.isPresent()) {
            return new DataFolders(Files.createDirectories(data.get()), Optional.empty());
        }
        var scratch = ScratchFolder.create();
        return new DataFolders(scratch.path(), Optional.of(scratch));
    }

    Path objects() {
        return root.resolve("objects");
    }

    /** Tables that are not kept stay in memory. */
    Optional<Path> tables() {
        return scratch.isPresent() ? Optional.empty() : Optional.of(root.resolve("tables"));
    }

    @Override
    public void close() throws IOException {
        if (scratch.isPresent()) {
            scratch.get().close();
        }
    }
}
