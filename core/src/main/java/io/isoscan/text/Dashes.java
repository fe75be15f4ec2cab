package io.isoscan.text;

/** The characters that are written for a hyphen. */
public final class Dashes {
    private Dashes() {}

    /** Whether it is the hyphen or one that is written instead of it. */
    public static boolean isDash(int character) {
        return switch (character) {
            case '-', 0x00ad, 0x2212, 0xfe58, 0xfe63, 0xff0d -> true;
            default -> character >= 0x2010 && character <= 0x2015;
        };
    }
}
