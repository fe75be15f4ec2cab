package io.isoscan.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Plain text in which a code may be broken at its hyphen: where a line ends with {@code HOLE-} and
 * the next begins with {@code 12}, the two together stand in a line of their own behind the text,
 * marked as broken. In a table lines are rows, and nothing is joined.
 */
public final class BrokenLines {
    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final String SEPARATORS = ";,\t";
    private static final int LINES_LOOKED_AT = 50;

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
            if (isHalf(before)
                    && (before.endsWith("-") || before.endsWith("\u2010"))
                    && isHalf(after)) {
                tail.append('\n').append(before).append(after);
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
        while (from > 0 && to - from <= LONGEST_HALF && !isBlank(text, from - 1)) {
            from--;
        }
        return text.substring(from, to);
    }

    private static String firstWord(String text, int end) {
        int from = end + 1;
        while (from < text.length() && text.charAt(from) != '\n' && isBlank(text, from)) {
            from++;
        }
        int to = from;
        while (to < text.length() && to - from <= LONGEST_HALF && !isBlank(text, to)) {
            to++;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(String text, int at) {
        return Character.isWhitespace(text.charAt(at));
    }

    private static boolean isHalf(String word) {
        return !word.isEmpty()
                && word.length() <= LONGEST_HALF
                && Character.isLetterOrDigit(word.charAt(0));
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
                        .map(line -> line.chars().filter(each -> each == separator).count())
                        .distinct()
                        .limit(2)
                        .toList();
        return counts.size() == 1 && counts.getFirst() > 0;
    }
}
