package io.isoscan.session;

/**
 * What results come to: the new ones of a batch, or all that a walk saw.
 *
 * @param files results
 * @param matches pairs of file and code among them
 * @param failed of the results, those that ended as Error or Skipped
 */
public record Tally(int files, int matches, int failed) {
    public static final Tally NOTHING = new Tally(0, 0, 0);

    public Tally plus(Tally other) {
        return new Tally(files + other.files, matches + other.matches, failed + other.failed);
    }
}
