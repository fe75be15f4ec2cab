package io.isoscan.codesheet;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Chooses the column that holds the codes: the one with the best header word, or the only one whose
 * cells mostly look like codes. Columns of the same header in other sheets belong to it.
 */
final class ColumnChoice {
    /** A header and fitting cells weigh alike. */
    private static final Comparator<SheetColumn> BETTER =
            Comparator.<SheetColumn>comparingDouble(
                            column -> column.headerRank() + 3 * column.share())
                    .reversed();

    private ColumnChoice() {}

    /** The codes of the column that stands out; empty when none does. */
    static Optional<CodeSheet> codesOf(List<SheetColumn> columns) {
        var chosen = chosen(columns);
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        var entries = new CodeEntries();
        chosen.forEach(column -> column.values().forEach(entries::add));
        return Optional.of(entries.from(words(chosen)));
    }

    /** Every cell that looks like a code, wherever it stands. */
    static CodeSheet everyFittingCell(List<SheetColumn> columns) {
        var entries = new CodeEntries();
        columns.stream()
                .flatMap(column -> column.cells().stream())
                .filter(CodeEntries::looksLikeCode)
                .forEach(entries::add);
        return entries.from("every cell that looks like a code, as no column stands out");
    }

    private static List<SheetColumn> chosen(List<SheetColumn> columns) {
        var titled =
                columns.stream()
                        .filter(column -> column.headerRank() > 0 && !column.values().isEmpty())
                        .sorted(BETTER)
                        .toList();
        if (!titled.isEmpty()) {
            return withNamesakes(titled.getFirst(), titled);
        }
        if (columns.size() == 1) {
            return columns;
        }
        var fitting = columns.stream().filter(SheetColumn::hasMostlyCodes).toList();
        return fitting.size() == 1 ? fitting : List.of();
    }

    /** The same header on several sheets: a list that was split over them. */
    private static List<SheetColumn> withNamesakes(SheetColumn best, List<SheetColumn> titled) {
        var header = best.header().orElseThrow();
        return titled.stream()
                .filter(column -> column.equals(best) || !column.place().equals(best.place()))
                .filter(column -> column.header().orElseThrow().equalsIgnoreCase(header))
                .toList();
    }

    private static String words(List<SheetColumn> chosen) {
        return chosen.stream().map(SheetColumn::words).collect(Collectors.joining("; "));
    }
}
