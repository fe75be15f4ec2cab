package io.isoscan.match;

/**
 * What may stand around a code and is none of it. More than three marks are no sentence any more.
 */
final class Punctuation {
    static final Punctuation AROUND_WORDS = new Punctuation(".,;:!?\"'()[]{}<>");
    static final Punctuation AROUND_TOKENS = new Punctuation(".\"");

    private static final int MOST = 3;

    private final boolean[] marks = new boolean[0x80];

    private Punctuation(String marks) {
        marks.chars().forEach(mark -> this.marks[mark] = true);
    }

    boolean holds(byte character) {
        return character >= 0 && marks[character];
    }

    int inFront(byte[] text, int from, int to) {
        int most = Math.min(MOST, to - from);
        int count = 0;
        while (count < most && holds(text[from + count])) {
            count++;
        }
        return count;
    }

    int behind(byte[] text, int from, int to) {
        int most = Math.min(MOST, to - from);
        int count = 0;
        while (count < most && holds(text[to - 1 - count])) {
            count++;
        }
        return count;
    }
}
