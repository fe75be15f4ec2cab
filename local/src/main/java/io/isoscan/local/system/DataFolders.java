package io.isoscan.local.system;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where tables, objects and messages lie: in a folder that stays, or in one that goes with the
 * system.
 */
final class DataFolders implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DataFolders.class);

    private final Path root;
    private final Optional<ScratchFolder> scratch;
    private final Closeable inUse;

    private DataFolders(Path root, Optional<ScratchFolder> scratch, Closeable inUse) {
        this.root = root;
        this.scratch = scratch;
        this.inUse = inUse;
    }

    static DataFolders of(Optional<Path> data) throws IOException {
        if (data.isPresent()) {
            return locked(Files.createDirectories(data.get()));
        }
        var scratch = ScratchFolder.create();
        return new DataFolders(scratch.path(), Optional.of(scratch), () -> {});
    }

    /** Two systems on one folder would write over each other; the lock goes with the process. */
    private static DataFolders locked(Path folder) throws IOException {
        var channel = FileChannel.open(folder.resolve(".lock"), CREATE, WRITE);
        try {
            if (channel.tryLock() != null) {
                return new DataFolders(folder, Optional.empty(), channel);
            }
        } catch (OverlappingFileLockException e) {
            LOG.debug("{} is in use by this process", folder, e);
        }
        channel.close();
        throw new IOException(
                folder + " is in use by another isoscan: stop it, or name another folder");
    }

    Path objects() {
        return root.resolve("objects");
    }

    /** Tables that are not kept stay in memory. */
    Optional<Path> tables() {
        return kept("tables");
    }

    /** Messages that are not kept stay in memory. */
    Optional<Path> queues() {
        return kept("queues");
    }

    private Optional<Path> kept(String name) {
        return scratch.isPresent() ? Optional.empty() : Optional.of(root.resolve(name));
    }

    @Override
    public void close() throws IOException {
        inUse.close();
        if (scratch.isPresent()) {
            scratch.get().close();
        }
    }
}
