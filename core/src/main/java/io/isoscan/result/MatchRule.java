package io.isoscan.result;

/** In what a piece of text differs from the code that it was taken for. */
public enum MatchRule {
    /** A line ends inside the code, after or before its hyphen. */
    LINE_BREAK,
    /** Capital letters for small ones, or the other way round. */
    CASE,
    /** Another dash than the hyphen. */
    DASH,
    /** Spaces inside the code, or none where the code has some. */
    SPACE,
    /** 0 for O, 1 for l or I, or the other way round. */
    LOOKALIKE;

    /** Whether an exact match would not have taken it. */
    public boolean lenient() {
        return this != LINE_BREAK;
    }
}
