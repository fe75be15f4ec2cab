package io.isoscan.local.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder that goes, with all that lies in it, when it is closed.
 *
 * @param path where it is
 */
public record ScratchFolder(Path path) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScratchFolder.class);

    /** Makes a new one. */
    public static ScratchFolder create() throws IOException {
        var folder = new ScratchFolder(Files.createTempDirectory("isoscan"));
        AtExit.first(folder::deleteQuietly);
        return folder;
    }

    /** Ctrl-C leaves nothing behind, whatever was begun. */
    private void deleteQuietly() {
        try {
            close();
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("{} is still in use and stays", path, e);
        }
    }

    @Override
    public void close() throws IOException {
        if (Files.notExists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
