package io.isoscan.match;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.isoscan.result.MatchRule;
import io.isoscan.text.Dashes;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * In what a piece of text differs from a code. A difference is a number, smaller for a better fit:
 * first fewer look-alikes, as they alone may make another code, then fewer other differences. Its
 * lowest bits name the rules. White space in a piece is a space of the code, however wide.
 */
final class Difference {
    /** The piece is the code. */
    static final int EXACT = 0;

    /** The piece is not the code. */
    static final int NONE = -1;

    private static final int CASE = 1;
    private static final int DASH = 2;
    private static final int SPACE = 4;
    private static final int LOOKALIKE = 8;
    private static final int RULES = 15;

    private static final int ONE = RULES + 1;
    private static final int ONE_LOOKALIKE = ONE << 12;

    private static final List<Set<MatchRule>> SETS =
            IntStream.rangeClosed(0, RULES).mapToObj(Difference::set).toList();

    private Difference() {}

    /** Between the piece and the code, whose words stand apart by one space. */
    static int of(byte[] text, int from, int to, byte[] code) {
        if (Arrays.equals(text, from, to, code, 0, code.length)) {
            return EXACT;
        }
        int difference = 0;
        int at = from;
        int inCode = 0;
        while (true) {
            int word = Words.begin(text, at, to);
            boolean space = inCode < code.length && code[inCode] == ' ';
            difference = with(difference, word > at == space ? 0 : SPACE);
            at = word;
            inCode += space ? 1 : 0;
            if (at == to || inCode == code.length) {
                return at == to && inCode == code.length ? difference : NONE;
            }
            int character = Utf8.at(text, at);
            int wanted = Utf8.at(code, inCode);
            int rule = between(character, wanted);
            if (rule == NONE) {
                return NONE;
            }
            difference = with(difference, rule);
            at += Utf8.width(character);
            inCode += Utf8.width(wanted);
        }
    }

    /** Whether two codes fit equally well. */
    static boolean alike(int first, int second) {
        return first / ONE == second / ONE && (first < 0) == (second < 0);
    }

    /** That of the code that fits better. */
    static int better(int first, int second) {
        return Integer.compareUnsigned(first, second) <= 0 ? first : second;
    }

    static Set<MatchRule> rules(int difference) {
        return SETS.get(difference & RULES);
    }

    private static int with(int difference, int rule) {
        return switch (rule) {
            case 0 -> difference;
            case LOOKALIKE -> (difference | rule) + ONE_LOOKALIKE;
            default -> (difference | rule) + ONE;
        };
    }

    private static int between(int character, int wanted) {
        if (character == wanted) {
            return 0;
        }
        if (Fold.small(character) == Fold.small(wanted)) {
            return CASE;
        }
        if (Dashes.isDash(character) && Dashes.isDash(wanted)) {
            return DASH;
        }
        return lookAlike("0Oo", character, wanted) || lookAlike("1lI", character, wanted)
                ? LOOKALIKE
                : NONE;
    }

    private static boolean lookAlike(String alike, int character, int wanted) {
        return alike.indexOf(character) >= 0 && alike.indexOf(wanted) >= 0;
    }

    private static Set<MatchRule> set(int rules) {
        return Stream.of(
                        rule(rules, CASE, MatchRule.CASE),
                        rule(rules, DASH, MatchRule.DASH),
                        rule(rules, SPACE, MatchRule.SPACE),
                        rule(rules, LOOKALIKE, MatchRule.LOOKALIKE))
                .flatMap(each -> each)
                .collect(toUnmodifiableSet());
    }

    private static Stream<MatchRule> rule(int rules, int bit, MatchRule rule) {
        return (rules & bit) == 0 ? Stream.empty() : Stream.of(rule);
    }
}
