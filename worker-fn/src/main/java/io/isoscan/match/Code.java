package io.isoscan.match;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/**
 * A wanted code.
 *
 * @param text as it is reported: as it was wanted, without the space around it
 * @param utf8 its words, one space between them
 * @param words how many
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never written
record Code(String text, byte[] utf8, int words) {

    static Code of(String wanted) {
        byte[] given = wanted.getBytes(UTF_8);
        var joined = new ByteArrayOutputStream();
        int first = Words.begin(given, 0, given.length);
        int last = first;
        int words = 0;
        for (int at = first; at < given.length; at = Words.begin(given, last, given.length)) {
            last = Words.end(given, at, given.length);
            joined.writeBytes(words++ > 0 ? new byte[] {' '} : new byte[0]);
            joined.write(given, at, last - at);
        }
        return new Code(new String(given, first, last - first, UTF_8), joined.toByteArray(), words);
    }

    boolean hasWords() {
        return words > 0;
    }

    /** The end of its first word. */
    int firstWord() {
        return Words.end(utf8, 0, utf8.length);
    }

    /**
     * Whether its spaces may be left out: each stands beside a dash, or between a letter and a
     * digit. Without a space {@code HOLE-1 2} would be another code.
     */
    boolean closesUp() {
        for (int i = 0; i < utf8.length; i++) {
            if (utf8[i] == ' ' && !Gap.closes(utf8, i)) {
                return false;
            }
        }
        return true;
    }
}
