package io.isoscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanCommandTest {
    private final Terminal terminal = new Terminal();

    @TempDir Path folder;

    @AfterEach
    void restore() {
        terminal.close();
    }

    @Test
    void wholeRunWritesItsReportAndNamesTheBrokenFile() throws IOException {
        var drawings = Files.createDirectory(folder.resolve("drawings"));
        Files.writeString(drawings.resolve("one.txt"), "bore HOLE-1 here");
        Files.writeString(drawings.resolve("two.txt"), "nothing wanted");
        Files.writeString(drawings.resolve("broken.pdf"), "%PDF-1.7 and no more");
        var report = folder.resolve("report.xlsx");

        int exitCode =
                Isoscan.run(
                        "scan",
                        drawings.toString(),
                        "--codes",
                        "HOLE-1,HOLE-2",
                        "--out",
                        report.toString());

        assertThat(exitCode).as(terminal.err()).isEqualTo(ExitCode.SOME_FILES_FAILED);
        assertThat(Files.readAllBytes(report)).startsWith('P', 'K');
        assertThat(terminal.out())
                .contains("not read: broken.pdf: ")
                .containsPattern("missing +1: HOLE-2")
                .containsPattern("matches +1\n");
    }

    @Test
    void unreadablePathIsABadArgumentSaidInOneLine() {
        int exitCode = scan(folder.resolve("none").toString(), "HOLE-1");

        assertThat(exitCode).isEqualTo(ExitCode.BAD_ARGUMENTS);
        assertThat(terminal.err().lines())
                .singleElement()
                .asString()
                .startsWith("isoscan: ")
                .contains("none cannot be read");
    }

    @Test
    void missingCodesSheetIsABadArgumentSaidInOneLine() {
        int exitCode = scan(folder.toString(), folder.resolve("codes.xlsx").toString());

        assertThat(exitCode).isEqualTo(ExitCode.BAD_ARGUMENTS);
        assertThat(terminal.err().lines())
                .singleElement()
                .asString()
                .contains("there is no such file");
    }

    @Test
    void emptyFolderIsABadArgumentSaidInOneLine() {
        assertThat(scan(folder.toString(), "HOLE-1")).isEqualTo(ExitCode.BAD_ARGUMENTS);

        assertThat(terminal.err().lines())
                .singleElement()
                .asString()
                .contains("there are no files");
    }

    private int scan(String path, String codes) {
        var report = folder.resolve("report.xlsx").toString();
        return Isoscan.run("scan", path, "--codes", codes, "--out", report);
    }
}
