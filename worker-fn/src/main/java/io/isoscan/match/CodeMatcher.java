package io.isoscan.match;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.isoscan.codes.CodePattern;
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
                : ListMatcher.of(wanted.codes());
    }

    /**
     * Finds the codes as the session wants them, exactly or leniently.
     *
     * @param utf8 a text
     * @param hits takes what stands in it
     */
    void find(byte[] utf8, Hits hits);

    /** The same codes, taken leniently whatever the session wants. */
    CodeMatcher lenient();
}

/** Every token of the code alphabet that fits a pattern, without the punctuation around it. */
record PatternMatcher(CodePattern pattern) implements CodeMatcher {

    @Override
    public void find(byte[] utf8, Hits hits) {
        for (var token : Tokens.ofCodeAlphabet(new String(utf8, UTF_8))) {
            var bare = Tokens.bare(token);
            if (pattern.matches(bare)) {
                ListMatcher.hit(utf8, bare, hits);
            }
        }
    }

    @Override
    public CodeMatcher lenient() {
        return this;
    }
}
