package io.isoscan.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.isoscan.text.Dashes;
import io.isoscan.text.LabelEnd;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Plain text in which a code may be broken at its hyphen, or at what is written instead of it:
 * where a line ends with {@code HOLE-} and the next begins with {@code 12}, the two together stand
 * in a line of their own behind the text, marked as broken. A line that begins with a hyphen is an
 * item of a list and goes on from none; in a table lines are rows, and nothing is joined.
 */
public final class BrokenLines {
    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final String SEPARATORS = ";,\t";
    private static final int LINES_LOOKED_AT = 50;

    /** Two lines of prose may well have a comma each. */
    private static final int LEAST_ROWS = 3;

    /** No code is longer. */
    static final int LONGEST_HALF = 200;

    private BrokenLines() {}

    /** The one page of a text. */
    public static PageText joined(String text) {
        var tail = isTable(text) ? "" : tail(text);
        if (tail.isEmpty()) {
            return PageText.unplaced(1, text);
        }
        int end = text.getBytes(UTF_8).length;
        return PageText.placed(
                1,
                (text + tail).getBytes(UTF_8),
                (from, _) -> from < end ? Optional.empty() : Optional.of(Place.acrossLines()));
    }

    private static String tail(String text) {
        var tail = new StringBuilder();
        for (int end = lineEnd(text, 0); end < text.length(); end = lineEnd(text, end + 1)) {
            var before = lastWord(text, end);
            var after = firstWord(text, end);
            if (isCut(before, after)) {
                tail.append(LabelEnd.CHARACTER).append(before).append(after);
            }
        }
        return tail.toString();
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private static String lastWord(String text, int end) {
        int to = end;
        while (to > 0 && text.charAt(to - 1) != '\n' && isBlank(text, to - 1)) {
            to--;
        }
        int from = to;
        while (from > 0 && to - from <= LONGEST_HALF && !endsWord(text, from - 1)) {
            from--;
        }
        return text.substring(from, to).strip();
    }

    private static String firstWord(String text, int end) {
        int from = end + 1;
        while (from < text.length() && text.charAt(from) != '\n' && isBlank(text, from)) {
            from++;
        }
        int to = from;
        while (to < text.length() && to - from <= LONGEST_HALF && !endsWord(text, to)) {
            to++;
        }
        return text.substring(from, to).strip();
    }

    private static boolean isBlank(String text, int at) {
        return Character.isWhitespace(text.charAt(at));
    }

    /** A tab within a line parts cells, as the other separators do. */
    private static boolean endsWord(String text, int at) {
        return isBlank(text, at) && text.charAt(at) != '\t';
    }

    private static boolean isCut(String before, String after) {
        return isHalf(before)
                && Dashes.isDash(before.codePointBefore(before.length()))
                && isHalf(after);
    }

    /**
     * What has a separator in it is of several cells; behind a word it may end a sentence's part.
     */
    private static boolean isHalf(String word) {
        return !word.isEmpty()
                && word.length() <= LONGEST_HALF
                && Character.isLetterOrDigit(word.codePointAt(0))
                && word.chars()
                        .limit(word.length() - 1L)
                        .noneMatch(each -> SEPARATORS.indexOf(each) >= 0);
    }

    /** Whether each line has the same number of one separator, as those of a CSV. */
    private static boolean isTable(String text) {
        return SEPARATORS.chars().anyMatch(separator -> isTable(text, separator));
    }

    private static boolean isTable(String text, int separator) {
        var counts =
                LINE_END.splitAsStream(text)
                        .filter(line -> !line.isBlank())
                        .limit(LINES_LOOKED_AT)
                        .map(line -> count(line, separator))
                        .toList();
        return counts.size() >= LEAST_ROWS
                && counts.getFirst() > 0
                && counts.stream().distinct().count() == 1;
    }

    /** Separators in quotes are none. */
    private static long count(String line, int separator) {
        boolean quoted = false;
        long count = 0;
        for (int i = 0; i < line.length(); i++) {
            quoted ^= line.charAt(i) == '"';
            count += !quoted && line.charAt(i) == separator ? 1 : 0;
        }
        return count;
    }
}
