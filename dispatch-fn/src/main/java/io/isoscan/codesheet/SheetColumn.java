package io.isoscan.codesheet;

import java.util.List;
import java.util.Optional;

/**
 * One column of a table.
 *
 * @param place the table it stands in, in words: {@code sheet "Codes"}
 * @param index its place in the table, from 0
 * @param cells what stands in it from top to bottom, trimmed, without the empty cells
 */
record SheetColumn(String place, int index, List<String> cells) {
    /** A header stands on top, below a title or a remark at most. */
    private static final int ROWS_BEFORE_HEADER = 20;

    SheetColumn {
        cells = List.copyOf(cells);
    }

    /** The cell that says what the column holds; empty when it begins with its first value. */
    Optional<String> header() {
        int at = headerAt();
        return at < 0 ? Optional.empty() : Optional.of(cells.get(at));
    }

    /** What stands below the header. */
    List<String> values() {
        return cells.subList(headerAt() + 1, cells.size());
    }

    int headerRank() {
        return header().map(HeaderWord::rank).orElse(0);
    }

    /** The part of the values that look like codes, 0 to 1. */
    double share() {
        var values = values();
        return values.isEmpty() ? 0 : (double) fitting(values) / values.size();
    }

    boolean hasMostlyCodes() {
        return share() >= 0.5;
    }

    /** Where it stands, in words. */
    String words() {
        var column = place + ", column " + letters(index);
        return header().map(header -> column + " \"" + header + "\"").orElse(column);
    }

    /** What stands above a header is a title or a remark, never a code. */
    private int headerAt() {
        for (int i = 0; i < Math.min(cells.size(), ROWS_BEFORE_HEADER); i++) {
            if (HeaderWord.is(cells.get(i))) {
                return i;
            }
            if (CodeEntries.looksLikeCode(cells.get(i))) {
                break;
            }
        }
        return beginsWithTitle() ? 0 : -1;
    }

    /** Whether the first cell is of another kind than the codes below it. */
    private boolean beginsWithTitle() {
        return cells.size() > 1
                && HeaderWord.isWords(cells.getFirst())
                && cells.getFirst().chars().noneMatch(Character::isDigit)
                && 2 * fitting(cells.subList(1, cells.size())) >= cells.size() - 1;
    }

    private static long fitting(List<String> cells) {
        return cells.stream().filter(CodeEntries::looksLikeCode).count();
    }

    private static String letters(int index) {
        var last = String.valueOf((char) ('A' + index % 26));
        return index < 26 ? last : letters(index / 26 - 1) + last;
    }
}
