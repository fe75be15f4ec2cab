package io.isoscan.temporary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TemporaryFolderTest {
    @TempDir Path parent;

    @Test
    void goesWithAllThatLiesInIt() throws IOException {
        var folder = TemporaryFolder.in(parent, "work");
        Files.createDirectories(folder.path().resolve("a/b"));
        Files.writeString(folder.path().resolve("a/b/c"), "text");
        Files.writeString(folder.path().resolve("d"), "text");

        folder.close();

        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void whatALinkLeadsToStays() throws IOException {
        var kept =
                Files.writeString(Files.createDirectory(parent.resolve("kept")).resolve("f"), "");
        var folder = TemporaryFolder.in(parent, "work");
        Files.createSymbolicLink(folder.path().resolve("link"), kept.getParent());

        folder.close();

        assertThat(folder.path()).doesNotExist();
        assertThat(kept).exists();
    }

    @Test
    void mayBeClosedAgain() throws IOException {
        var folder = TemporaryFolder.create("work");

        folder.close();
        folder.close();

        assertThat(folder.path()).doesNotExist();
    }
}
