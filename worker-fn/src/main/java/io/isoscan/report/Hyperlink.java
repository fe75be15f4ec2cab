package io.isoscan.report;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Builds the formula of a link: the only place where a formula is made. Excel allows any number of
 * HYPERLINK formulas, but 65,530 links of the other kind on a sheet.
 */
final class Hyperlink {
    /** A text inside a formula must be shorter; Excel calls a longer one damaged. */
    private static final int TOO_LONG = 255;

    private Hyperlink() {}

    /**
     * The formula, ready to stand in the sheet's XML, which fastexcel does not escape.
     *
     * @return empty when the link must be shown as plain text: another scheme than http, https and
     *     file, too long, or with characters that a formula cannot carry
     */
    static Optional<String> formula(String link, String text) {
        return mayBeOpened(link) && fits(link) && fits(text)
                ? Optional.of(escapeXml("HYPERLINK(%s,%s)".formatted(quote(link), quote(text))))
                : Optional.empty();
    }

    private static boolean mayBeOpened(String link) {
        var lower = link.toLowerCase(Locale.ROOT);
        return Stream.of("http://", "https://", "file:/").anyMatch(lower::startsWith);
    }

    private static boolean fits(String text) {
        return quote(text).length() < TOO_LONG
                && CellText.carriesAll(text)
                && text.chars().noneMatch(Character::isISOControl);
    }

    private static String quote(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    /** By number, because readers on JDK 24 and newer refuse a sheet of 100,000 named entities. */
    private static String escapeXml(String formula) {
        return formula.replace("&", "&#38;").replace("<", "&#60;").replace(">", "&#62;");
    }
}
