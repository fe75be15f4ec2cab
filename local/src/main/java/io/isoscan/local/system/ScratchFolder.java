package io.isoscan.local.system;

import io.isoscan.temporary.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder that goes, with all that lies in it, when it is closed, and when this JVM ends. */
public final class ScratchFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScratchFolder.class);

    private final TemporaryFolder folder;

    private ScratchFolder(TemporaryFolder folder) {
        this.folder = folder;
    }

    /** Makes a new one. */
    public static ScratchFolder create() throws IOException {
        var folder = new ScratchFolder(TemporaryFolder.create("isoscan"));
        AtExit.first(folder::deleteQuietly);
        return folder;
    }

    /** Where it is. */
    public Path path() {
        return folder.path();
    }

    /** Ctrl-C leaves nothing behind, whatever was begun. */
    private void deleteQuietly() {
        try {
            close();
        } catch (IOException e) {
            LOG.debug("{} is still in use and stays", path(), e);
        }
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
