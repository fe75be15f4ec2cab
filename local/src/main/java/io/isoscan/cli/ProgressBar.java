package io.isoscan.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A line that shows how far a run has come: on a terminal it is written over again, elsewhere a new
 * line comes at each tenth. For one thread.
 */
final class ProgressBar {
    private static final int WIDTH = 28;
    private static final int TENTH = 10;

    private final PrintStream out;
    private final boolean terminal;
    private final InstantSource clock;
    private final Instant start;
    private int shownTenth = -1;
    private boolean lineOpen;

    ProgressBar(PrintStream out, boolean terminal, InstantSource clock) {
        this.out = out;
        this.terminal = terminal;
        this.clock = clock;
        this.start = clock.instant();
    }

    /**
     * Where a run stands.
     *
     * @param listing whether files are still being listed, so that total will grow
     */
    record Standing(int processed, int total, int hits, int failed, boolean listing) {
        int percent() {
            return total == 0 ? 0 : (int) (100L * processed / total);
        }
    }

    void show(Standing standing) {
        if (terminal) {
            out.print("\r" + line(standing) + "\u001b[K");
            out.flush();
            lineOpen = true;
        } else if (standing.percent() / TENTH > shownTenth) {
            shownTenth = standing.percent() / TENTH;
            out.println(line(standing));
        }
    }

    /** Ends the line, so that what follows begins on a new one. */
    void finish() {
        if (lineOpen) {
            out.println();
            lineOpen = false;
        }
    }

    String line(Standing standing) {
        var elapsed = Duration.between(start, clock.instant());
        double rate = standing.processed() * 1000.0 / Math.max(1, elapsed.toMillis());
        return "%s %3d%%  %,d of %,d%s  %.0f files/s  %s  %,d hits%s"
                .formatted(
                        bar(standing.percent()),
                        standing.percent(),
                        standing.processed(),
                        standing.total(),
                        standing.listing() ? "+" : "",
                        rate,
                        timeLeft(standing, rate),
                        standing.hits(),
                        standing.failed() == 0 ? "" : "  %,d failed".formatted(standing.failed()));
    }

    private static String bar(int percent) {
        int full = WIDTH * percent / 100;
        return "[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "]";
    }

    private static String timeLeft(Standing standing, double rate) {
        if (rate <= 0 || standing.listing()) {
            return "time left unknown";
        }
        long seconds = Math.round((standing.total() - standing.processed()) / rate);
        return seconds < 60
                ? seconds + " s left"
                : "%d:%02d min left".formatted(seconds / 60, seconds % 60);
    }
}
