package io.isoscan.ocr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The table that Tesseract writes with its setting {@code tsv}: a line for each box it found. */
final class TesseractTsv {
    private static final int COLUMNS = 12;
    private static final String WORD = "5";

    private TesseractTsv() {}

    /**
     * The words of a table.
     *
     * @param page where the table's boxes are
     * @param leastConfidence words less sure are left out
     * @param firstLine the number of the first line
     */
    static List<OcrWord> words(
            Stream<String> table, TurnedPage page, double leastConfidence, int firstLine) {
        Map<List<String>, Integer> lines = new HashMap<>();
        var words = new ArrayList<OcrWord>();
        table.map(row -> List.of(row.split("\t", COLUMNS)))
                .filter(TesseractTsv::isWord)
                .forEach(row -> {
                    int line =
                            lines.computeIfAbsent(
                                    List.copyOf(row.subList(1, 5)), _ -> firstLine + lines.size());
                    words.add(word(row, page, line));
                });
        words.removeIf(word -> word.confidence() < leastConfidence);
        return words;
    }

    private static boolean isWord(List<String> row) {
        return row.size() == COLUMNS && row.getFirst().equals(WORD) && !row.getLast().isBlank();
    }

    private static OcrWord word(List<String> row, TurnedPage page, int line) {
        var box = page.onPage(number(row, 6), number(row, 7), number(row, 8), number(row, 9));
        return new OcrWord(row.getLast().strip(), line, number(row, 10), box);
    }

    private static double number(List<String> row, int column) {
        return Double.parseDouble(row.get(column));
    }
}
