package io.isoscan.codesheet;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tells the header of a column of codes: Code, Hole code, Tag no., Spool, ... */
final class HeaderWord {
    private static final int LONGEST = 40;
    private static final String NUMBER =
            "( ?(codes?|nos?|nrs?|num|numbers?|ids?|tags?|names?|refs?|references?|list))?";
    private static final Pattern HOLE = Pattern.compile("holes?" + NUMBER);
    private static final Pattern CODE =
            Pattern.compile(
                    "((wanted|target|search|item|component|part|spool|tag) )?codes?" + NUMBER);
    private static final Pattern OTHER =
            Pattern.compile("(tags?|spools?|marks?|piece marks?)" + NUMBER);
    private static final Pattern IN_A_HEADER = Pattern.compile("[\\p{L}\\p{N}\\s.,#:;()/&_-]+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private HeaderWord() {}

    static boolean is(String cell) {
        return rank(cell) > 0;
    }

    /** Whether a cell holds words, as headers and titles do, and no pattern. */
    static boolean isWords(String cell) {
        return cell.length() <= LONGEST && IN_A_HEADER.matcher(cell).matches();
    }

    /** 3 for a hole, 2 for another code, 1 for what may well be codes, 0 for anything else. */
    static int rank(String cell) {
        if (!isWords(cell)) {
            return 0;
        }
        var words = BETWEEN_WORDS.matcher(cell.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
        return HOLE.matcher(words).matches()
                ? 3
                : CODE.matcher(words).matches() ? 2 : OTHER.matcher(words).matches() ? 1 : 0;
    }
}
