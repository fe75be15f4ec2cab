package io.isoscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.protocol.ServerMessage.Progress;
import io.isoscan.testing.TestClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private Instant now = TestClock.START;

    @Test
    void terminalsLineIsWrittenOverAndEndedOnce() {
        var bar = bar(true);

        bar.show(progress(1, 100));
        bar.show(progress(2, 100));
        bar.finish();
        bar.finish();

        assertThat(text().split("\r", -1))
                .hasSize(3)
                .satisfies(
                        lines -> assertThat(lines[1]).startsWith("[").endsWith("\u001b[K"),
                        lines ->
                                assertThat(lines[2]).endsWith("\u001b[K" + System.lineSeparator()));
    }

    @Test
    void elsewhereALineComesAtEachTenth() {
        var bar = bar(false);

        for (int processed = 0; processed <= 100; processed++) {
            bar.show(progress(processed, 100));
        }
        bar.finish();

        assertThat(text().lines()).hasSize(11).noneMatch(line -> line.contains("\u001b"));
    }

    @Test
    void lineSaysRateAndTimeLeft() {
        var bar = bar(true);
        now = now.plusSeconds(10);

        assertThat(bar.line(progress(50, 1000)))
                .contains("  5%", "50 of 1", "5 files/s", "3:10 min left")
                .doesNotContain("failed");
    }

    @Test
    void openListingLeavesTheTimeUnknown() {
        var bar = bar(true);
        now = now.plusSeconds(1);

        var listing = new Progress("s", 1, 50, 5, 10, 0, 2, true);

        assertThat(bar.line(listing)).contains("10+", "time left unknown", "2 failed");
    }

    private ProgressBar bar(boolean terminal) {
        var out = new PrintStream(shown, true, StandardCharsets.UTF_8);
        return new ProgressBar(out, terminal, () -> now);
    }

    private static Progress progress(int processed, int total) {
        return new Progress("s", 1, 0, processed, total, 0, 0, false);
    }

    private String text() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}
