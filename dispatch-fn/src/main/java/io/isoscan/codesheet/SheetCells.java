package io.isoscan.codesheet;

import io.isoscan.codes.BadCodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers the cells of tables by column, as many as fit in memory. */
final class SheetCells {
    private static final int MOST = 2_000_000;

    private final List<SheetColumn> columns = new ArrayList<>();
    private final Map<Integer, List<String>> open = new TreeMap<>();
    private int cells;

    /** Adds a cell below those that its column has; empty ones are left out. */
    void add(int column, String cell) {
        var trimmed = CodeEntries.trim(cell);
        if (trimmed.isEmpty()) {
            return;
        }
        if (++cells > MOST) {
            throw new BadCodes(
                    "the sheets with the codes hold more than %,d cells: keep only the column with the codes"
                            .formatted(MOST));
        }
        open.computeIfAbsent(column, ignored -> new ArrayList<>()).add(trimmed);
    }

    /** Ends a table: what was added since the last one are its columns. */
    void endTable(String place) {
        open.forEach((index, values) -> columns.add(new SheetColumn(place, index, values)));
        open.clear();
    }

    List<SheetColumn> columns() {
        return columns;
    }
}
