package io.isoscan.match;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.isoscan.codes.CodePattern;
import java.util.Set;

/**
 * Every token of the code alphabet that fits a pattern, without what stands around it. A token that
 * is longer than any code may be is none.
 */
record PatternMatcher(CodePattern pattern) implements CodeMatcher {
    private static final int LONGEST = 200;

    @Override
    public void find(byte[] utf8, Hits hits) {
        int to;
        for (int from = Alphabet.OF_CODES.begin(utf8, 0, utf8.length);
                from < utf8.length;
                from = Alphabet.OF_CODES.begin(utf8, to, utf8.length)) {
            to = Alphabet.OF_CODES.end(utf8, from, utf8.length);
            hits.step();
            findIn(utf8, from, to, hits);
        }
    }

    @Override
    public CodeMatcher lenient() {
        return this;
    }

    /** Without what stands around a code but is none of it: quotes in pairs, dots, dashes. */
    private void findIn(byte[] utf8, int start, int end, Hits hits) {
        boolean quoted = end - start > 1 && utf8[start] == '"';
        int from = quoted ? start + 1 : start;
        int to = quoted && end - 1 >= from && utf8[end - 1] == '"' ? end - 1 : end;
        while (from < to && outer(utf8[from])) {
            from++;
        }
        while (to > from && outer(utf8[to - 1])) {
            to--;
        }
        if (from == to || to - from > LONGEST * Utf8.WIDEST) {
            return;
        }
        var bare = new String(utf8, from, to - from, UTF_8);
        if (bare.length() <= LONGEST && pattern.matches(bare)) {
            hits.hit(bare, from, to, Set.of());
        }
    }

    private static boolean outer(byte character) {
        return character == '.' || character == '-' || character == '_' || character == '/';
    }
}
