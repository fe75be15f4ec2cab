package io.isoscan.match;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The wanted codes by the hash of their keys: an open-addressed table at most half full, behind a
 * filter of some 16 bits a key, which stays in a core's own cache and answers for nearly every word
 * that is none. Immutable and thread-safe.
 */
final class CodeTable {
    /** A quarter of a word each: two bits of its 64 are set by a key. */
    private static final int KEYS_IN_A_WORD = 4;

    private static final int MOST_FILTER_WORDS = 1 << 17;

    private final boolean folds;
    private final int longest;
    private final boolean phrases;
    private final long[] filter;
    private final int filterShift;
    private final long[] hashes;
    private final @Nullable Entry[] entries;
    private final int shift;

    private CodeTable(boolean folds, int longest, boolean phrases, Map<Long, Entry.Draft> drafts) {
        this.folds = folds;
        this.longest = longest;
        this.phrases = phrases;
        int filterBits = bits(Math.min(MOST_FILTER_WORDS, drafts.size() / KEYS_IN_A_WORD));
        this.filter = new long[1 << filterBits];
        this.filterShift = Long.SIZE - filterBits;
        int bits = bits(2 * drafts.size());
        this.hashes = new long[1 << bits];
        this.entries = new Entry[1 << bits];
        this.shift = Long.SIZE - bits;
        drafts.forEach((hash, draft) -> put(hash, draft.entry()));
    }

    /** So many bits that a table of that size has at least so many places. */
    private static int bits(int places) {
        return Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, places));
    }

    static CodeTable exact(Collection<String> wanted) {
        return new Builder(false).table(wanted);
    }

    /** By folded keys. A code whose spaces may be left out stands there without them, too. */
    static CodeTable lenient(Collection<String> wanted) {
        return new Builder(true).table(wanted);
    }

    boolean folds() {
        return folds;
    }

    /** Whether a code has several words. */
    boolean hasPhrases() {
        return phrases;
    }

    /** The length of the longest key. */
    int longest() {
        return longest;
    }

    /** An empty key for this table. */
    Key key() {
        return new Key(folds, longest);
    }

    /** What stands under a hash. */
    @Nullable Entry find(long hash) {
        return mayHold(hash) ? probe(hash) : null;
    }

    private boolean mayHold(long hash) {
        long marks = marks(hash);
        return (filter[(int) (hash >>> filterShift)] & marks) == marks;
    }

    private static long marks(long hash) {
        return (1L << (hash >>> 1)) | (1L << (hash >>> 7));
    }

    private @Nullable Entry probe(long hash) {
        int mask = hashes.length - 1;
        int at = (int) (hash >>> shift);
        while (hashes[at] != Hash.NONE) {
            if (hashes[at] == hash) {
                return entries[at];
            }
            at = (at + 1) & mask;
        }
        return null;
    }

    private void put(long hash, Entry entry) {
        filter[(int) (hash >>> filterShift)] |= marks(hash);
        int at = (int) (hash >>> shift);
        while (hashes[at] != Hash.NONE) {
            at = (at + 1) & (hashes.length - 1);
        }
        hashes[at] = hash;
        entries[at] = entry;
    }

    private static final class Builder {
        private final boolean folds;
        private final Map<Long, Entry.Draft> drafts = new HashMap<>();
        private int longest;
        private boolean phrases;

        private Builder(boolean folds) {
            this.folds = folds;
        }

        private CodeTable table(Collection<String> wanted) {
            wanted.stream().distinct().map(Code::of).filter(Code::hasWords).forEach(this::add);
            return new CodeTable(folds, longest, phrases, drafts);
        }

        private void add(Code code) {
            draft(code, code.utf8().length).add(code);
            if (code.words() > 1) {
                phrases = true;
                draft(code, code.firstWord()).addPhrase(code.words());
                if (folds && code.closesUp()) {
                    draft(closed(code)).add(code);
                }
            }
        }

        /** Under as many of the code's bytes. */
        private Entry.Draft draft(Code code, int to) {
            var key = new Key(folds, 4 * to);
            for (int at = 0; at < to; at++) {
                int end = Words.end(code.utf8(), at, to);
                key.add(code.utf8(), at, end);
                if (end < to) {
                    key.addSpace();
                }
                at = end;
            }
            return draft(key);
        }

        private static Key closed(Code code) {
            var key = new Key(true, 4 * code.utf8().length);
            key.add(code.utf8(), 0, code.utf8().length);
            return key;
        }

        private Entry.Draft draft(Key key) {
            longest = Math.max(longest, key.length());
            return drafts.computeIfAbsent(key.hash(), _ -> new Entry.Draft());
        }
    }
}
