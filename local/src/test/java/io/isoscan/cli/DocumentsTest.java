package io.isoscan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isoscan.local.storage.MountedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {
    private static final Path NO_SHEET = Path.of("no such sheet");

    @TempDir Path folder;

    @Test
    void folderIsListedWholeInTheOrderOfNames() throws IOException {
        write("z.pdf");
        write("a/deep/y.pdf");
        write("b.pdf");

        var documents = collect(NO_SHEET);

        assertThat(documents.files())
                .extracting(MountedFile::name)
                .containsExactly("a/deep/y.pdf", "b.pdf", "z.pdf");
        assertThat(documents.files()).extracting(MountedFile::size).containsOnly(4L);
        assertThat(documents.leftOut()).isEmpty();
    }

    @Test
    void ignoredFilesAreLeftOutAndSaid() throws IOException {
        write("a.pdf");
        write("a.bak");
        Files.writeString(folder.resolve(".isoscanignore"), "*.bak\n\n");

        var documents = collect(NO_SHEET);

        assertThat(documents.files()).extracting(MountedFile::name).containsExactly("a.pdf");
        assertThat(documents.leftOut()).containsExactlyInAnyOrder(".isoscanignore", "a.bak");
    }

    @Test
    void codesSheetIsNoDocument() throws IOException {
        write("a.pdf");
        var sheet = write("codes.xlsx");

        var documents = collect(sheet);

        assertThat(documents.files()).extracting(MountedFile::name).containsExactly("a.pdf");
        assertThat(documents.leftOut()).containsExactly("codes.xlsx");
    }

    @Test
    void pathThatCannotBeReadIsABadArgument() {
        var missing = List.of(folder.resolve("none"));

        assertThatThrownBy(() -> Documents.collect(missing, NO_SHEET))
                .isInstanceOfSatisfying(
                        CommandFailed.class,
                        e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_ARGUMENTS))
                .hasMessageContaining("none cannot be read");
    }

    private Documents collect(Path sheet) throws IOException {
        return Documents.collect(List.of(folder), sheet);
    }

    private Path write(String name) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "text");
    }
}
