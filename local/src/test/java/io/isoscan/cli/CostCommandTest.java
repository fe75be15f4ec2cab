package io.isoscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CostCommandTest {
    private static final String HOME = "isoscan.home";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;

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
    void billSaysWhatItIsOfAndEndsWithTheTotal() {
        int exitCode = Isoscan.run("cost", "--files", "6600", "--matches", "142");

        assertThat(exitCode).as(err.toString(StandardCharsets.UTF_8)).isEqualTo(ExitCode.OK);
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .first()
                .asString()
                .startsWith("A run of 6,600 files, 142 matches");
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .last()
                .asString()
                .startsWith("Total of the run");
    }

    @ParameterizedTest
    @CsvSource({
        "--files, 0, --files is a number from 1",
        "--matches, -1, --matches is a number from 0",
        "--worker-seconds, 0, --worker-seconds is more than 0",
        "--files, many, --files",
        "--pages, 3, --ocr-pages"
    })
    void wrongOptionIsAnsweredWithTheRightOne(String option, String value, String answer) {
        int exitCode = Isoscan.run("cost", option, value);

        assertThat(exitCode).isEqualTo(ExitCode.BAD_ARGUMENTS);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(answer);
    }
}
