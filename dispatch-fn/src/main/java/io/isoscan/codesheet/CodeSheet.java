package io.isoscan.codesheet;

import java.util.List;

/**
 * Wanted codes as they were read.
 *
 * @param codes distinct codes in the order given, as written but for spaces around them
 * @param from where they stood, in words: {@code sheet "Codes", column B "Hole code"}
 * @param duplicates how many entries repeated another
 * @param odd how many of the codes do not look like codes
 */
public record CodeSheet(List<String> codes, String from, int duplicates, int odd) {
    public CodeSheet {
        codes = List.copyOf(codes);
    }
}
