package io.isoscan.match;

import io.isoscan.text.LabelEnd;

/**
 * One pass over a text. Words of the code alphabet alone, which most are, are hashed eight bytes at
 * a time while their end is looked for, and are pieces as they stand; the others are looked at more
 * closely. What is exact is taken first: lenient matching takes nothing within it. For one thread.
 */
final class Search {
    private final CodeTable table;
    private final boolean lenient;
    private final byte[] text;
    private final Hits hits;
    private final Key key;

    /** What was last taken as it stands, and what overlaps it. */
    private int exactFrom;

    private int exactTo;

    /** The end of the last piece that was taken. */
    private int takenTo;

    /** Whether the table held anything for one of the pieces last looked up. */
    private boolean near;

    /**
     * Where the words began that may be one code with spaces in it; negative when there are none.
     */
    private int joined = -1;

    Search(CodeTable table, byte[] text, Hits hits) {
        this.table = table;
        this.lenient = table.folds();
        this.text = text;
        this.hits = hits;
        this.key = table.key();
    }

    private enum Pass {
        EXACT,
        LENIENT
    }

    void run() {
        int at = 0;
        while (at < text.length) {
            byte first = text[at];
            at = first >= 0 && first <= ' ' ? at + 1 : word(at);
        }
    }

    /** Looks at the word that begins there, and gives its end. */
    private int word(int start) {
        long hash = Hash.START;
        int at = start;
        long block = Block.at(text, at);
        long odd = Block.odd(block);
        while (odd == 0) {
            hash = Hash.step(hash, lenient ? Block.folded(block) : block);
            at += Block.SIZE;
            block = Block.at(text, at);
            odd = Block.odd(block);
        }
        int rest = Block.before(odd);
        int end = at + rest;
        if (endsAt(end) && standsBare(start, end)) {
            long last = lenient ? Block.folded(block) : block;
            plain(start, end, Hash.end(hash, Block.first(rest, last)));
        } else {
            end = Words.end(text, end, text.length);
            if (end == start) {
                return end + Utf8.width(Utf8.at(text, end));
            }
            awkward(start, end);
        }
        if (lenient) {
            join(start, end);
        }
        return end;
    }

    private boolean endsAt(int end) {
        return end == text.length || (text[end] >= 0 && text[end] <= ' ');
    }

    private boolean standsBare(int start, int end) {
        return !Punctuation.AROUND_TOKENS.holds(text[start])
                && !Punctuation.AROUND_TOKENS.holds(text[end - 1]);
    }

    /** A word that is a piece as it stands, and no other. */
    private void plain(int start, int end, long hash) {
        var entry = table.find(hash);
        if (entry == null) {
            return;
        }
        if (!entry.phrases().isEmpty()) {
            phrases(start, end);
        }
        if (!take(entry, start, end, Pass.EXACT) && lenient) {
            take(entry, start, end, Pass.LENIENT);
        }
    }

    private void awkward(int start, int end) {
        if (table.hasPhrases()) {
            phrases(start, end);
        }
        near = false;
        if (bare(start, end, Punctuation.AROUND_WORDS, Pass.EXACT)) {
            return;
        }
        boolean taken = lenient && near && bare(start, end, Punctuation.AROUND_WORDS, Pass.LENIENT);
        tokens(start, end, lenient && !taken);
    }

    /** Takes the longest piece that is a code without some of the punctuation around it. */
    private boolean bare(int start, int end, Punctuation around, Pass pass) {
        int front = around.inFront(text, start, end);
        int behind = around.behind(text, start, end);
        for (int from = start; from <= start + front; from++) {
            for (int to = end; to >= end - behind && to > from; to--) {
                var entry = table.find(hash(from, to));
                if (entry != null && take(entry, from, to, pass)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void tokens(int start, int end, boolean loosely) {
        var alphabet = lenient ? Alphabet.WITH_DASHES : Alphabet.OF_CODES;
        int to;
        for (int from = alphabet.begin(text, start, end);
                from < end;
                from = alphabet.begin(text, to, end)) {
            to = alphabet.end(text, from, end);
            token(from, to, from == start && to == end, loosely);
        }
    }

    /**
     * Looks at one token.
     *
     * @param tried whether it was looked up already, as it is a whole word
     */
    private void token(int from, int to, boolean tried, boolean loosely) {
        if (Alphabet.OF_CODES.end(text, from, to) < to) {
            dashed(from, to, tried, loosely);
            return;
        }
        near = false;
        if (!token(from, to, tried, Pass.EXACT) && loosely && near) {
            token(from, to, tried, Pass.LENIENT);
        }
    }

    /** A token with other dashes: leniently it is one, exactly it is several. */
    private void dashed(int start, int end, boolean tried, boolean loosely) {
        if (loosely) {
            token(start, end, tried, Pass.LENIENT);
        }
        int to;
        for (int from = Alphabet.OF_CODES.begin(text, start, end);
                from < end;
                from = Alphabet.OF_CODES.begin(text, to, end)) {
            to = Alphabet.OF_CODES.end(text, from, end);
            token(from, to, false, Pass.EXACT);
        }
    }

    private boolean token(int from, int to, boolean tried, Pass pass) {
        return (!tried && bare(from, to, Punctuation.AROUND_TOKENS, pass))
                || withoutDots(from, to, pass);
    }

    /** Dot leaders, as in a table of contents. */
    private boolean withoutDots(int start, int end, Pass pass) {
        int from = start;
        int to = end;
        while (from < end && text[from] == '.') {
            from++;
        }
        while (to > from && text[to - 1] == '.') {
            to--;
        }
        return to - from < end - start && bare(from, to, Punctuation.AROUND_TOKENS, pass);
    }

    private void phrases(int start, int end) {
        phrases(start, end, Pass.EXACT);
        if (lenient) {
            phrases(start, end, Pass.LENIENT);
        }
    }

    /** The codes of several words that begin with a word, or behind the punctuation before it. */
    private boolean phrases(int start, int end, Pass pass) {
        int front = Punctuation.AROUND_WORDS.inFront(text, start, end);
        boolean taken = false;
        for (int from = start; from <= start + front && from < end && !taken; from++) {
            var entry = table.find(hash(from, end));
            taken = entry != null && !entry.phrases().isEmpty() && phrase(entry, from, end, pass);
        }
        return taken;
    }

    /** The codes of as many words as some have that begin so. */
    private boolean phrase(Entry entry, int from, int firstEnd, Pass pass) {
        hits.step();
        boolean taken = false;
        int words = 1;
        int before = 0;
        int start = from;
        int end = firstEnd;
        for (int wanted : entry.phrases()) {
            for (; words < wanted; words++) {
                key.cut(before);
                key.add(text, start, end);
                key.addSpace();
                before = key.length();
                start = nextWord(end);
                if (start == text.length || before > table.longest()) {
                    return taken;
                }
                end = Words.end(text, start, text.length);
            }
            taken |= lastWord(from, start, end, before, pass);
        }
        return taken;
    }

    /** Where the label's next word begins; the end of the text when it has none. */
    private int nextWord(int from) {
        int next = Words.begin(text, from, text.length);
        for (int at = from; at < next; at++) {
            if (text[at] == LabelEnd.CHARACTER) {
                return text.length;
            }
        }
        return next;
    }

    /** Only behind its last word may punctuation follow. */
    private boolean lastWord(int from, int start, int end, int before, Pass pass) {
        int behind = Punctuation.AROUND_WORDS.behind(text, start, end);
        for (int to = end; to >= end - behind && to > start; to--) {
            key.cut(before);
            key.add(text, start, to);
            var entry = table.find(key.hash());
            if (entry != null && take(entry, from, to, pass)) {
                return true;
            }
        }
        return false;
    }

    /** Takes words that the spaces between them make no two, where none of them is a code. */
    private void join(int start, int end) {
        if (end < text.length && Gap.joins(text, start, end)) {
            joined = joined < 0 ? start : joined;
        } else if (joined >= 0) {
            if (takenTo <= joined) {
                bare(joined, end, Punctuation.AROUND_WORDS, Pass.LENIENT);
            }
            joined = -1;
        }
    }

    private boolean take(Entry entry, int from, int to, Pass pass) {
        near = true;
        int best = entry.difference(text, from, to);
        return switch (pass) {
            case EXACT -> best == Difference.EXACT && takeExactly(entry, from, to);
            case LENIENT ->
                    best > Difference.EXACT
                            && !(from >= exactFrom && to <= exactTo)
                            && take(entry, from, to, best);
        };
    }

    private boolean takeExactly(Entry entry, int from, int to) {
        exactFrom = from < exactTo ? Math.min(from, exactFrom) : from;
        exactTo = Math.max(to, exactTo);
        return take(entry, from, to, Difference.EXACT);
    }

    /** Reports the codes that fit best. */
    private boolean take(Entry entry, int from, int to, int best) {
        for (var code : entry.codes()) {
            int difference = Difference.of(text, from, to, code.utf8());
            if (Difference.alike(best, difference)) {
                hits.hit(code.text(), from, to, Difference.rules(difference));
            }
        }
        takenTo = Math.max(takenTo, to);
        return true;
    }

    private long hash(int from, int to) {
        boolean fits = to - from <= table.longest();
        if (!lenient) {
            return fits ? Hash.of(text, from, to) : Hash.NONE;
        }
        long hash = fits ? foldedHash(from, to) : Hash.NONE;
        return hash == Hash.NONE ? keyHash(from, to) : hash;
    }

    /**
     * That of a piece of letters, digits and their marks alone; none where there is anything else.
     */
    private long foldedHash(int from, int to) {
        long hash = Hash.START;
        int at = from;
        while (true) {
            long block = Block.at(text, at);
            int plain = Block.before(Block.odd(block));
            int rest = to - at;
            if (plain < Math.min(rest, Block.SIZE)) {
                return Hash.NONE;
            }
            if (rest < Block.SIZE) {
                return Hash.end(hash, Block.first(rest, Block.folded(block)));
            }
            hash = Hash.step(hash, Block.folded(block));
            at += Block.SIZE;
        }
    }

    private long keyHash(int from, int to) {
        key.cut(0);
        key.add(text, from, to);
        return key.hash();
    }
}
