package io.isoscan.match;

import io.isoscan.codes.CodePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Cuts text into words and tokens. */
final class Tokens {
    private Tokens() {}

    /** What stands between white space. */
    static List<String> words(String text) {
        return runs(text, character -> !separates(character));
    }

    /** Runs of letters, digits and {@code -_./"}. */
    static List<String> ofCodeAlphabet(String text) {
        return runs(text, CodePattern::inAlphabet);
    }

    /** Without what stands around a code but is none of it: quotes in pairs, dots, dashes. */
    static String bare(String token) {
        boolean quoted = token.length() > 1 && token.startsWith("\"");
        var inner = quoted ? token.substring(1) : token;
        var open = quoted && inner.endsWith("\"") ? inner.substring(0, inner.length() - 1) : inner;
        return without(open, ".-_/");
    }

    static String withoutDots(String token) {
        return without(token, ".");
    }

    private static String without(String token, String outer) {
        int from = 0;
        int to = token.length();
        while (from < to && outer.indexOf(token.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && outer.indexOf(token.charAt(to - 1)) >= 0) {
            to--;
        }
        return token.substring(from, to);
    }

    private static boolean separates(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character);
    }

    private static List<String> runs(String text, IntPredicate belongs) {
        var runs = new ArrayList<String>();
        int start = -1;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            if (!belongs.test(character)) {
                addRun(text, start, i, runs);
                start = -1;
            } else if (start < 0) {
                start = i;
            }
            i += Character.charCount(character);
        }
        addRun(text, start, text.length(), runs);
        return runs;
    }

    private static void addRun(String text, int start, int end, List<String> runs) {
        if (start >= 0) {
            runs.add(text.substring(start, end));
        }
    }
}
