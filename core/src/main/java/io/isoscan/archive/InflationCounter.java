package io.isoscan.archive;

/**
 * Counts the bytes that are really inflated, whatever an archive claims (section 10 of the design):
 * one counter for all parts of one archive. Not thread-safe.
 */
public final class InflationCounter {
    /** The ratio of the design: more is made to harm. */
    public static final int HIGHEST_RATIO = 200;

    /** Below this a ratio says nothing: small repetitive parts shrink a lot. */
    private static final long RATIO_COUNTS_FROM = 1L << 20;

    private final long mostBytes;
    private final long mostByRatio;
    private long inflated;

    /**
     * A counter for one archive.
     *
     * @param packedBytes the archive's own size
     * @param mostBytes the most that all its parts may inflate to
     * @param highestRatio the most bytes inflated for one byte packed, above 1 MiB inflated
     */
    public InflationCounter(long packedBytes, long mostBytes, int highestRatio) {
        this.mostBytes = mostBytes;
        this.mostByRatio = Math.max(RATIO_COUNTS_FROM, packedBytes * highestRatio);
    }

    /** Whether the archive may go on. */
    public enum Verdict {
        WITHIN_LIMITS,
        TOO_LARGE,
        TOO_DENSE
    }

    /**
     * Counts some more bytes.
     *
     * @param bytes as many as were read; negative at the end of a stream, which counts nothing
     */
    public Verdict add(int bytes) {
        inflated += Math.max(0, bytes);
        if (inflated > mostBytes) {
            return Verdict.TOO_LARGE;
        }
        return inflated > mostByRatio ? Verdict.TOO_DENSE : Verdict.WITHIN_LIMITS;
    }
}
