package io.isoscan.codesheet;

import io.isoscan.codes.BadCodes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads codes from text: a CSV with a column that stands out, else a list of entries. */
final class DelimitedText {
    /** The first wins where lines hold two of them equally often: a comma may be a decimal one. */
    private static final List<Character> SEPARATORS = List.of('\t', ';', ',');

    private static final Pattern BETWEEN_ENTRIES = Pattern.compile("[,;\t\r\n]");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"\n]*\"");
    private static final int SAMPLE = 100;

    private DelimitedText() {}

    static CodeSheet read(String text) {
        var records = records(text);
        var cells = new SheetCells();
        records.forEach(row -> addRow(cells, row));
        cells.endTable("CSV");
        boolean table = records.size() > 1 && cells.columns().size() > 1;
        return table
                ? ColumnChoice.codesOf(cells.columns()).orElseGet(() -> list(records))
                : list(records);
    }

    private static CodeSheet list(List<CSVRecord> records) {
        var listed =
                records.stream()
                        .flatMap(CSVRecord::stream)
                        .flatMap(BETWEEN_ENTRIES::splitAsStream)
                        .filter(entry -> !CodeEntries.trim(entry).isEmpty())
                        .toList();
        boolean titled = !listed.isEmpty() && HeaderWord.is(listed.getFirst());
        var entries = new CodeEntries();
        listed.stream().skip(titled ? 1 : 0).forEach(entries::add);
        return entries.from("a list of codes");
    }

    private static void addRow(SheetCells cells, CSVRecord row) {
        for (int i = 0; i < row.size(); i++) {
            cells.add(i, row.get(i));
        }
    }

    /** A quote that is never closed is not one: the text is read once more without quotes. */
    private static List<CSVRecord> records(String text) {
        var format =
                CSVFormat.RFC4180
                        .builder()
                        .setDelimiter(separatorOf(text))
                        .setIgnoreSurroundingSpaces(true)
                        .setTrailingData(true)
                        .get();
        try {
            return parse(text, format);
        } catch (IOException | UncheckedIOException e) {
            return parseUnquoted(text, format);
        }
    }

    private static List<CSVRecord> parseUnquoted(String text, CSVFormat format) {
        try {
            return parse(text, format.builder().setQuote(null).get());
        } catch (IOException | UncheckedIOException e) {
            throw new BadCodes("the text with the codes cannot be read: put one code in each line");
        }
    }

    private static List<CSVRecord> parse(String text, CSVFormat format) throws IOException {
        try (var parser = CSVParser.parse(text, format)) {
            return parser.getRecords();
        }
    }

    private static char separatorOf(String text) {
        var lines = QUOTED.matcher(text).replaceAll("").lines().limit(SAMPLE).toList();
        return SEPARATORS.stream()
                .max(
                        Comparator.<Character>comparingLong(
                                        separator -> linesWith(separator, lines))
                                .thenComparingInt(separator -> -SEPARATORS.indexOf(separator)))
                .orElseThrow();
    }

    private static long linesWith(char separator, List<String> lines) {
        return lines.stream().filter(line -> line.indexOf(separator) >= 0).count();
    }
}
