package io.isoscan.bench.extract;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A reader's tokens held against the expected ones, file by file. */
final class Score {
    private final Map<String, Set<String>> missed = new TreeMap<>();
    private final Map<String, Set<String>> unlisted = new TreeMap<>();
    private int expected;
    private int read;

    void add(String file, Set<String> wanted, Set<String> tokens) {
        expected += wanted.size();
        read += tokens.size();
        put(missed, file, wanted, tokens);
        put(unlisted, file, tokens, wanted);
    }

    /** The expected tokens that were not read, by file. */
    Map<String, Set<String>> missed() {
        return missed;
    }

    /** What was read and is not expected, by file. */
    Map<String, Set<String>> unlisted() {
        return unlisted;
    }

    double percentFound() {
        return 100 - percent(missed, expected);
    }

    double percentUnlisted() {
        return percent(unlisted, read);
    }

    private static void put(
            Map<String, Set<String>> rests, String file, Set<String> all, Set<String> known) {
        var rest = new TreeSet<>(all);
        rest.removeAll(known);
        if (!rest.isEmpty()) {
            rests.put(file, rest);
        }
    }

    private static double percent(Map<String, Set<String>> rests, int all) {
        int rest = rests.values().stream().mapToInt(Set::size).sum();
        return all == 0 ? 0 : 100.0 * rest / all;
    }
}
