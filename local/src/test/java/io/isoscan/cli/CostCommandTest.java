package io.isoscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CostCommandTest {
    private final Terminal terminal = new Terminal();

    @AfterEach
    void restore() {
        terminal.close();
    }

    @Test
    void billSaysWhatItIsOfAndEndsWithTheTotal() {
        int exitCode = Isoscan.run("cost", "--files", "6600", "--matches", "142");

        assertThat(exitCode).as(terminal.err()).isEqualTo(ExitCode.OK);
        assertThat(terminal.out().lines())
                .first()
                .asString()
                .startsWith("A run of 6,600 files, 142 matches");
        assertThat(terminal.out().lines()).last().asString().startsWith("Total of the run");
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
        assertThat(terminal.err()).contains(answer);
    }
}
