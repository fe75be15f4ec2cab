package io.isoscan.match;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * All codes whose keys have one hash, and of how many words those are that begin with a word of
 * that hash. Immutable.
 */
record Entry(List<Code> codes, List<Integer> phrases) {
    Entry {
        codes = List.copyOf(codes);
        phrases = List.copyOf(phrases);
    }

    /** The difference of the code that fits best. */
    int difference(byte[] text, int from, int to) {
        int best = Difference.NONE;
        for (var code : codes) {
            best = Difference.better(best, Difference.of(text, from, to, code.utf8()));
        }
        return best;
    }

    /** An entry that grows. */
    static final class Draft {
        private final List<Code> codes = new ArrayList<>(1);
        private final TreeSet<Integer> phrases = new TreeSet<>();

        void add(Code code) {
            codes.add(code);
        }

        void addPhrase(int words) {
            phrases.add(words);
        }

        Entry entry() {
            return new Entry(codes, new ArrayList<>(phrases));
        }
    }
}
