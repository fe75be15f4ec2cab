package io.isoscan.match;

import io.isoscan.codes.CodePattern;
import io.isoscan.text.Dashes;

/** The characters that tokens are made of. */
final class Alphabet {
    /** Letters, digits and {@code -_./"}. */
    static final Alphabet OF_CODES = new Alphabet(false);

    /** Those, and all that is written for a hyphen. */
    static final Alphabet WITH_DASHES = new Alphabet(true);

    private final boolean dashes;
    private final boolean[] ascii = new boolean[0x80];

    private Alphabet(boolean dashes) {
        this.dashes = dashes;
        for (int i = 0; i < ascii.length; i++) {
            ascii[i] = CodePattern.inAlphabet(i);
        }
    }

    /** Where the next token begins; the end when there is none. */
    int begin(byte[] text, int from, int to) {
        int at = from;
        while (at < to) {
            int character = Utf8.at(text, at);
            if (holds(character)) {
                return at;
            }
            at += Utf8.width(character);
        }
        return to;
    }

    /** Where the token ends that begins there. */
    int end(byte[] text, int from, int to) {
        int at = from;
        while (at < to) {
            int character = Utf8.at(text, at);
            if (!holds(character)) {
                return at;
            }
            at += Utf8.width(character);
        }
        return to;
    }

    private boolean holds(int character) {
        boolean known = character >= 0 && character < ascii.length;
        return known ? ascii[character] : holdsOther(character);
    }

    private boolean holdsOther(int character) {
        return Utf8.inAlphabet(character) || (dashes && Dashes.isDash(character));
    }
}
