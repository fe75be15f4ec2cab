package io.isoscan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isoscan.local.storage.MountedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipArchiveTest {
    @TempDir Path folder;
    @TempDir Path scratch;

    @Test
    void namesAreNamesAndNeverPaths() throws IOException {
        var zip = zip("../../evil.txt", "/etc/passwd", "a/b.txt");

        var files = ZipArchive.unpack(zip, scratch);

        assertThat(files)
                .extracting(MountedFile::name)
                .containsExactly("../../evil.txt", "/etc/passwd", "a/b.txt");
        assertThat(files).allMatch(file -> file.path().normalize().startsWith(scratch));
    }

    @Test
    void twoEntriesOfOneNameAreTwoFiles() throws IOException {
        var files = ZipArchive.unpack(zip("a.txt", "a.txt"), scratch);

        assertThat(files).extracting(MountedFile::name).containsExactly("a.txt", "a.txt");
        assertThat(files).extracting(MountedFile::path).doesNotHaveDuplicates();
    }

    @Test
    void entryThatInflatesTooFarIsRefused() throws IOException {
        var zip = folder.resolve("bomb.zip");
        try (var out = new ZipArchiveOutputStream(zip)) {
            out.putArchiveEntry(new ZipArchiveEntry("zeros"));
            out.write(new byte[12_000_000]);
            out.closeArchiveEntry();
        }

        assertThatThrownBy(() -> ZipArchive.unpack(zip, scratch))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("inflates to more than 200 times its size");
    }

    @Test
    void encryptedEntryIsRefused() throws IOException {
        var zip = zip("secret.txt");
        var bytes = Files.readAllBytes(zip);
        bytes[6] |= 1;
        bytes[centralDirectory(bytes) + 8] |= 1;
        Files.write(zip, bytes);

        assertThatThrownBy(() -> ZipArchive.unpack(zip, scratch))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("is encrypted");
    }

    @Test
    void fileThatIsNoArchiveIsRefused() throws IOException {
        var text = Files.writeString(folder.resolve("text.zip"), "no archive at all");

        assertThatThrownBy(() -> ZipArchive.unpack(text, scratch))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("is no readable ZIP archive");
    }

    private Path zip(String... names) throws IOException {
        var zip = folder.resolve("some.zip");
        try (var out = new ZipArchiveOutputStream(zip)) {
            for (var name : names) {
                out.putArchiveEntry(new ZipArchiveEntry(name));
                out.write(name.getBytes(StandardCharsets.UTF_8));
                out.closeArchiveEntry();
            }
        }
        return zip;
    }

    /** Where the one record of the central directory begins. */
    private static int centralDirectory(byte[] zip) {
        int at = 0;
        while (zip[at] != 'P' || zip[at + 1] != 'K' || zip[at + 2] != 1 || zip[at + 3] != 2) {
            at++;
        }
        return at;
    }
}
