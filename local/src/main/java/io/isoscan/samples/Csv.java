package io.isoscan.samples;

import static java.util.stream.Collectors.joining;

import java.util.stream.Stream;

/** Lines of RFC 4180: a cell with a quote in it is quoted, and the quote doubled. */
final class Csv {
    private Csv() {}

    static String line(String... cells) {
        return Stream.of(cells).map(Csv::quoted).collect(joining(","));
    }

    private static String quoted(String text) {
        return text.indexOf('"') < 0 && text.indexOf(',') < 0
                ? text
                : '"' + text.replace("\"", "\"\"") + '"';
    }
}
