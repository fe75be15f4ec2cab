package io.isoscan.bench.extract;

import static java.util.stream.Collectors.toCollection;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What of a text is compared: words long enough to be a code, with a digit. */
final class Tokens {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{4,}");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");

    private Tokens() {}

    static Set<String> of(String text) {
        return TOKEN.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(token -> DIGIT.matcher(token).find())
                .collect(toCollection(TreeSet::new));
    }
}
