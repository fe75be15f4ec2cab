package io.isoscan.cli;

import io.isoscan.protocol.ServerMessage.Progress;
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

    void show(Progress progress) {
        if (terminal) {
            out.print("\r" + line(progress) + "\u001b[K");
            out.flush();
            lineOpen = true;
        } else if (percent(progress) / TENTH > shownTenth) {
            shownTenth = percent(progress) / TENTH;
            out.println(line(progress));
        }
    }

    /** Says something on a line of its own. */
    void say(String text) {
        finish();
        out.println(text);
    }

    /** Ends the line, so that what follows begins on a new one. */
    void finish() {
        if (lineOpen) {
            out.println();
            lineOpen = false;
        }
    }

    String line(Progress progress) {
        var elapsed = Duration.between(start, clock.instant());
        double rate = progress.processed() * 1000.0 / Math.max(1, elapsed.toMillis());
        return "%s %3d%%  %,d of %,d%s  %.0f files/s  %s  %,d hits%s"
                .formatted(
                        bar(percent(progress)),
                        percent(progress),
                        progress.processed(),
                        progress.total(),
                        progress.listing() ? "+" : "",
                        rate,
                        timeLeft(progress, rate),
                        progress.totalMatches(),
                        progress.failed() == 0 ? "" : "  %,d failed".formatted(progress.failed()));
    }

    private static String bar(int percent) {
        int full = WIDTH * percent / 100;
        return "[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "]";
    }

    private static String timeLeft(Progress progress, double rate) {
        if (rate <= 0 || progress.listing()) {
            return "time left unknown";
        }
        long seconds = Math.round((progress.total() - progress.processed()) / rate);
        return seconds < 60
                ? seconds + " s left"
                : "%d:%02d min left".formatted(seconds / 60, seconds % 60);
    }

    /**
     * Of the files listed so far, so that the bar moves while the list is open. The counters are
     * hints and may be ahead for a moment.
     */
    private static int percent(Progress progress) {
        return progress.total() == 0
                ? 0
                : (int) Math.min(100L, 100L * progress.processed() / progress.total());
    }
}
