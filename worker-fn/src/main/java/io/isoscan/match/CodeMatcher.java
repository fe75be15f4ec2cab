package io.isoscan.match;

import io.isoscan.codes.WantedCodes;

/**
 * Finds codes as whole tokens: {@code HOLE-1} is not in {@code HOLE-12}, nor in {@code XHOLE-1}.
 * Immutable and thread-safe.
 */
public sealed interface CodeMatcher permits ListMatcher, PatternMatcher {

    /** A matcher for the listed codes, or for every token that fits the pattern. */
    static CodeMatcher of(WantedCodes wanted) {
        return wanted.everyCode()
                ? new PatternMatcher(wanted.codePattern())
                : wanted.lenient()
                        ? ListMatcher.lenient(wanted.codes())
                        : ListMatcher.exact(wanted.codes());
    }

    /**
     * Finds the codes as the session wants them, exactly or leniently.
     *
     * @param utf8 a text
     * @param hits takes what stands in it
     */
    void find(byte[] utf8, Hits hits);

    /**
     * The same codes, taken leniently whatever the session wants; without a list there is nothing
     * that a token could differ from, so it takes the same tokens.
     */
    CodeMatcher lenient();
}
