package io.isoscan.samples;

/** One row of the expected answer: this file carries this wanted code, on a label of this angle. */
record Expectation(String file, String code, LabelAngle angle) {
    static final String HEADER = "file,code,angle";

    /** A line of RFC 4180: a code with a quote in it is quoted, and the quote doubled. */
    String csv() {
        return "%s,%s,%d".formatted(quoted(file), quoted(code), angle.axisDegrees());
    }

    private static String quoted(String text) {
        return text.indexOf('"') < 0 && text.indexOf(',') < 0
                ? text
                : '"' + text.replace("\"", "\"\"") + '"';
    }
}
