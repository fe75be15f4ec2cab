package io.isoscan.samples;

/**
 * What a sample set holds.
 *
 * @param files drawings written
 * @param wantedCodes codes in {@code codes.xlsx}
 * @param codesThatOccur those of them that stand on at least one drawing
 * @param matches pairs of a drawing and a wanted code on it: the rows of {@code expected.csv}
 * @param labels texts on all drawings, those of frames and tables among them
 */
public record SampleSummary(
        int files, int wantedCodes, int codesThatOccur, int matches, long labels) {}
