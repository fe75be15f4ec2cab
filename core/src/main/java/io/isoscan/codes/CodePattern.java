package io.isoscan.codes;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which tokens are codes when no list of wanted codes is given. A client's own pattern is RE2 (it
 * runs in linear time), at most 200 characters and 2,000 instructions (section 10 of the design),
 * and must match a whole token. Immutable and thread-safe.
 */
public final class CodePattern {
    private static final int LONGEST = 200;
    private static final int LARGEST_PROGRAM = 2_000;

    /** A repeat count, with the bracket in front where a whole group is repeated. */
    private static final Pattern REPEAT = Pattern.compile("(\\)?)\\{(\\d+)(?:,(\\d*))?\\}");

    private final Optional<Pattern> own;

    private CodePattern(Optional<Pattern> own) {
        this.own = own;
    }

    /** Letters, digits and {@code -_./"} with at least a letter, a digit and a hyphen. */
    public static CodePattern standard() {
        return new CodePattern(Optional.empty());
    }

    /**
     * A client's own pattern.
     *
     * @throws BadPattern when the pattern is too long, too large or not RE2
     */
    public static CodePattern of(String regex) {
        if (regex.length() > LONGEST) {
            throw new BadPattern("code_pattern is longer than " + LONGEST + " characters");
        }
        if (largestRepeat(regex) > LARGEST_PROGRAM) {
            throw tooLarge();
        }
        var pattern = compile(regex);
        if (pattern.programSize() > LARGEST_PROGRAM) {
            throw tooLarge();
        }
        return new CodePattern(Optional.of(pattern));
    }

    /** Whether a whole token is a code. */
    public boolean matches(String token) {
        return own.map(pattern -> pattern.matches(token)).orElseGet(() -> looksLikeCode(token));
    }

    private static Pattern compile(String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new BadPattern(
                    "code_pattern is not a regular expression (RE2): " + e.getDescription());
        }
    }

    /**
     * How often the smallest part may be repeated when every repeated group stands in the next:
     * nested counts multiply, and compiling them would take all memory before the size is known.
     */
    private static double largestRepeat(String regex) {
        double groups = 1;
        double single = 1;
        var repeats = REPEAT.matcher(regex);
        while (repeats.find()) {
            double count = Math.max(count(repeats.group(2)), count(repeats.group(3)));
            if ("".equals(repeats.group(1))) {
                single = Math.max(single, count);
            } else {
                groups *= Math.max(1, count);
            }
        }
        return groups * single;
    }

    private static double count(@Nullable String digits) {
        return digits == null || digits.isEmpty() ? 0 : Double.parseDouble(digits);
    }

    private static BadPattern tooLarge() {
        return new BadPattern("code_pattern is too large: use smaller repeat counts");
    }

    private static boolean looksLikeCode(String token) {
        return token.codePoints().allMatch(CodePattern::inAlphabet)
                && token.codePoints().anyMatch(Character::isLetter)
                && token.codePoints().anyMatch(Character::isDigit)
                && token.indexOf('-') >= 0;
    }

    /** Whether a character can be part of a code, whatever the list: letters, digits, -_./" */
    public static boolean inAlphabet(int character) {
        return Character.isLetterOrDigit(character) || "-_./\"".indexOf(character) >= 0;
    }
}
