package io.isoscan.session;

/**
 * What one batch adds to its session's counters: only results that were new.
 *
 * @param files new results
 * @param matches pairs of file and code among them
 * @param failed of the new results, those that ended as Error or Skipped
 */
public record Tally(int files, int matches, int failed) {
    public static final Tally NOTHING = new Tally(0, 0, 0);

    public Tally plus(Tally other) {
        return new Tally(files + other.files, matches + other.matches, failed + other.failed);
    }
}
