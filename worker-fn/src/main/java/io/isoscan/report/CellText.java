package io.isoscan.report;

import java.util.regex.Pattern;

/**
 * Text as a cell of a workbook can carry it: at most 32,767 characters (Excel's limit), with
 * characters that XML 1.0 does not have shown as a backslash, {@code u} and four hex digits. What
 * is not shown that way reads back as it was.
 */
final class CellText {
    static final int LONGEST = 32_767;
    static final String CUT_MARK = "… [cut]";

    /** What readers of a workbook take for an escaped character (ST_Xstring of ECMA-376). */
    private static final Pattern LOOKS_ESCAPED = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private CellText() {}

    static String of(String text) {
        var shown = cut(carriesAll(text) ? text : show(text));
        return shown.contains("_x") ? LOOKS_ESCAPED.matcher(shown).replaceAll("_x005F_") : shown;
    }

    /** Whether XML can carry every character, and a reader gives each back unchanged. */
    static boolean carriesAll(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (!carries(text.codePointAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The Char production of XML 1.0, without the carriage return that parsers normalise. */
    private static boolean carries(int character) {
        return character == '\t'
                || character == '\n'
                || (character >= 0x20 && character <= 0xd7ff)
                || (character >= 0xe000 && character <= 0xfffd)
                || character >= 0x10000;
    }

    private static String show(String text) {
        var shown = new StringBuilder();
        text.codePoints().limit(LONGEST + 1L).forEach(character -> show(shown, character));
        return shown.toString();
    }

    private static void show(StringBuilder shown, int character) {
        if (carries(character)) {
            shown.appendCodePoint(character);
        } else {
            shown.append("\\u%04x".formatted(character));
        }
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = LONGEST - CUT_MARK.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
                + CUT_MARK;
    }
}
