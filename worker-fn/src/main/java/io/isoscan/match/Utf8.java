package io.isoscan.match;

import io.isoscan.codes.CodePattern;

/** Characters of a text in UTF-8. A byte that belongs to none is a character of its own. */
final class Utf8 {
    /** How many bytes a character takes at most. */
    static final int WIDEST = 4;

    private static final int BROKEN = -1;

    private Utf8() {}

    /** The character that begins there. */
    static int at(byte[] text, int at) {
        int first = text[at];
        if (first >= 0) {
            return first;
        }
        if (first < (byte) 0xc0) {
            return BROKEN;
        }
        int width = first < (byte) 0xe0 ? 2 : first < (byte) 0xf0 ? 3 : 4;
        int character = first & (0x7f >> width);
        for (int i = 1; i < width; i++) {
            if (at + i >= text.length || (text[at + i] & 0xc0) != 0x80) {
                return BROKEN;
            }
            character = (character << 6) | (text[at + i] & 0x3f);
        }
        return width(character) == width && character <= Character.MAX_CODE_POINT
                ? character
                : BROKEN;
    }

    /** The character that ends before there. */
    static int before(byte[] text, int from, int to) {
        int at = to - 1;
        while (at > from && at > to - 4 && (text[at] & 0xc0) == 0x80) {
            at--;
        }
        int character = at(text, at);
        return at + width(character) == to ? character : BROKEN;
    }

    /** How many bytes a character takes. */
    static int width(int character) {
        return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    }

    /** Whether words end here: at white space and control characters. */
    static boolean separates(int character) {
        return character < 0x80
                ? (character <= ' ' && character != BROKEN) || character == 0x7f
                : Character.isSpaceChar(character) || Character.isISOControl(character);
    }

    /** Whether it may stand in a code whatever the list. */
    static boolean inAlphabet(int character) {
        return character != BROKEN && CodePattern.inAlphabet(character);
    }
}
