package io.isoscan.match;

import io.isoscan.text.Dashes;
import java.util.stream.IntStream;

/** A space inside a code, by what stands on either side of it. */
final class Gap {
    private enum Side {
        DASH,
        LETTER,
        DIGIT,
        MARK,
        OTHER
    }

    private static final Side[] ASCII =
            IntStream.range(0, 0x80).mapToObj(Gap::anySide).toArray(Side[]::new);

    private Gap() {}

    /**
     * Whether a code with this space in it may be written without: beside a dash, or between a
     * letter and a digit. Without its space {@code HOLE-1 2} would be another code.
     */
    static boolean closes(byte[] code, int at) {
        var left = side(Utf8.before(code, 0, at));
        var right = side(Utf8.at(code, at + 1));
        return left == Side.DASH
                || right == Side.DASH
                || (left == Side.LETTER && right == Side.DIGIT)
                || (left == Side.DIGIT && right == Side.LETTER);
    }

    /**
     * Whether a word and the next may be one code that was written with a space: one alone, beside
     * a dash, or between letters, not one alone, and a digit.
     *
     * @param to the end of the word, which is not the end of the text
     */
    static boolean joins(byte[] text, int from, int to) {
        if (text[to] >= 0 && text[to] < ' ') {
            return false;
        }
        int space = Utf8.at(text, to);
        int next = to + Utf8.width(space);
        if (Character.getType(space) != Character.SPACE_SEPARATOR || next >= text.length) {
            return false;
        }
        int last = Utf8.before(text, from, to);
        var left = side(last);
        var right = side(Utf8.at(text, next));
        return besideDash(left, right)
                || (left == Side.LETTER
                        && right == Side.DIGIT
                        && endsInLetters(text, from, to - Utf8.width(last)));
    }

    private static boolean endsInLetters(byte[] text, int from, int to) {
        return to > from && side(Utf8.before(text, from, to)) == Side.LETTER;
    }

    private static boolean besideDash(Side left, Side right) {
        return (left == Side.DASH && right != Side.MARK && right != Side.OTHER)
                || (right == Side.DASH && left != Side.OTHER);
    }

    private static Side side(int character) {
        boolean known = character >= 0 && character < ASCII.length;
        return known ? ASCII[character] : anySide(character);
    }

    private static Side anySide(int character) {
        if (Dashes.isDash(character)) {
            return Side.DASH;
        }
        if (Character.isDigit(character)) {
            return Side.DIGIT;
        }
        if (Character.isLetter(character)) {
            return Side.LETTER;
        }
        return character == '"' || character == '/' || character == '_' ? Side.MARK : Side.OTHER;
    }
}
