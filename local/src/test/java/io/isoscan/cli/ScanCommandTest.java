package io.isoscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanCommandTest {
    private static final String HOME = "isoscan.home";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;

    @TempDir Path folder;

    @BeforeEach
    void listen() {
        System.setProperty(HOME, "..");
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.clearProperty(HOME);
        System.setOut(realOut);
        System.setErr(realErr);
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

        assertThat(exitCode).as(said(err)).isEqualTo(ExitCode.SOME_FILES_FAILED);
        assertThat(Files.readAllBytes(report)).startsWith('P', 'K');
        assertThat(said(out))
                .contains("not read: broken.pdf: ")
                .containsPattern("missing +1: HOLE-2")
                .containsPattern("matches +1\n");
    }

    @Test
    void unreadablePathIsABadArgumentSaidInOneLine() {
        int exitCode = scan(folder.resolve("none").toString(), "HOLE-1");

        assertThat(exitCode).isEqualTo(ExitCode.BAD_ARGUMENTS);
        assertThat(said(err).lines())
                .singleElement()
                .asString()
                .startsWith("isoscan: ")
                .contains("none cannot be read");
    }

    @Test
    void missingCodesSheetIsABadArgumentSaidInOneLine() {
        int exitCode = scan(folder.toString(), folder.resolve("codes.xlsx").toString());

        assertThat(exitCode).isEqualTo(ExitCode.BAD_ARGUMENTS);
        assertThat(said(err).lines()).singleElement().asString().contains("there is no such file");
    }

    @Test
    void emptyFolderIsABadArgumentSaidInOneLine() {
        assertThat(scan(folder.toString(), "HOLE-1")).isEqualTo(ExitCode.BAD_ARGUMENTS);

        assertThat(said(err).lines()).singleElement().asString().contains("there are no files");
    }

    private int scan(String path, String codes) {
        var report = folder.resolve("report.xlsx").toString();
        return Isoscan.run("scan", path, "--codes", codes, "--out", report);
    }

    private static String said(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
