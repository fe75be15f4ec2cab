package io.isoscan.match;

import io.isoscan.codes.CodePattern;
import io.isoscan.codes.WantedCodes;
import java.util.LinkedHashSet;
import java.util.Set;

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

    /** The codes that stand in the text, none twice, in order of appearance. */
    Set<String> find(String text);
}

/** Every token of the code alphabet that fits a pattern, without the punctuation around it. */
record PatternMatcher(CodePattern pattern) implements CodeMatcher {

    @Override
    public Set<String> find(String text) {
        var found = new LinkedHashSet<String>();
        for (var token : Tokens.ofCodeAlphabet(text)) {
            var bare = Tokens.bare(token);
            if (pattern.matches(bare)) {
                found.add(bare);
            }
        }
        return found;
    }
}
