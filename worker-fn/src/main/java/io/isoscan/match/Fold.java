package io.isoscan.match;

import io.isoscan.text.Dashes;

/**
 * What lenient matching takes for the same: each character stands for all that may be read or
 * written in its place. Characters that fold alike need not be taken for each other ({@code L} and
 * {@code 1} are not, though {@code l} is for both): {@link Difference} decides.
 */
final class Fold {
    private Fold() {}

    static int of(int character) {
        if (Dashes.isDash(character)) {
            return '-';
        }
        int small = small(character);
        return switch (small) {
            case 'o' -> '0';
            case 'l', 'i' -> '1';
            default -> small;
        };
    }

    /** The small letter of any letter, as far as one character stands for one. */
    static int small(int character) {
        return character < 0 ? character : Character.toLowerCase(Character.toUpperCase(character));
    }
}
