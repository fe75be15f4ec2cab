package io.isoscan.samples;

import java.util.List;

/**
 * A finished sheet: how its codes are drawn, its page content, how many labels stand on it, which
 * of them are wanted codes, and what only looks like one.
 *
 * @param unseen a wanted code that the file names in its keywords and its bookmark alone
 */
record Drawing(
        LineNumber line,
        Variant variant,
        PageContent content,
        int labels,
        List<PlacedCode> codes,
        List<Trap> traps,
        String unseen) {
    Drawing {
        codes = List.copyOf(codes);
        traps = List.copyOf(traps);
    }

    /** The path of the drawing's file below the sample folder, with slashes. */
    String path() {
        return line.path(variant.label());
    }
}
