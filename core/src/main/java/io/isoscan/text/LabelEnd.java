package io.isoscan.text;

/**
 * Stands in a text where a label, a cell or a line of a picture ends: the words before and behind
 * it belong to different things. A line's end in running text is an ordinary one.
 */
public final class LabelEnd {
    /** The record separator of ASCII: white space to whoever does not ask. */
    public static final char CHARACTER = '\u001e';

    private LabelEnd() {}
}
