package io.isoscan.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * In how many files each code stands, and in which first. The wanted codes have their place from
 * the start; others are taken in as they are found, while there is room. For one thread.
 */
final class CodeCounts {
    /** As long as a list of wanted codes may be. */
    static final int MOST_CODES = 100_000;

    /** That many codes of 200 characters, the longest that a list may hold. */
    private static final long MOST_CHARACTERS = 200L * MOST_CODES;

    private final Map<String, Count> counts = new LinkedHashMap<>();
    private long characters;
    private long leftOut;

    CodeCounts(List<String> wanted) {
        wanted.forEach(code -> counts.put(code, new Count()));
    }

    /**
     * Counts a code found in one more file.
     *
     * @param position of that file's result in the spool
     */
    void add(String code, long position) {
        var count = counts.get(code);
        if (count == null && !hasRoomFor(code)) {
            leftOut++;
            return;
        }
        (count == null ? open(code) : count).add(position);
    }

    /** How often a code was found for which there was no room. */
    long leftOut() {
        return leftOut;
    }

    int distinctFound() {
        return (int) counts.values().stream().filter(count -> count.files > 0).count();
    }

    /** Codes found nowhere, in the order of the list. */
    List<String> missing() {
        var missing = new ArrayList<String>();
        forEach((code, files, first) -> {
            if (files == 0) {
                missing.add(code);
            }
        });
        return missing;
    }

    void forEach(Visitor visitor) {
        counts.forEach((code, count) -> visitor.visit(code, count.files, count.first));
    }

    private boolean hasRoomFor(String code) {
        return counts.size() < MOST_CODES && characters + code.length() <= MOST_CHARACTERS;
    }

    private Count open(String code) {
        characters += code.length();
        var count = new Count();
        counts.put(code, count);
        return count;
    }

    /** Takes each code, in how many files it stands, and the position of the first result. */
    interface Visitor {
        void visit(String code, int files, long first);
    }

    private static final class Count {
        private int files;
        private long first;

        void add(long position) {
            first = files == 0 ? position : first;
            files++;
        }
    }
}
