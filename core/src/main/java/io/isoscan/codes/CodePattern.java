package io.isoscan.codes;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/**
 * Which tokens are codes when no list of wanted codes is given. A client's own pattern is RE2 (it
 * runs in linear time), at most 200 characters and 2,000 instructions (section 10 of the design),
 * and must match a whole token. Immutable and thread-safe.
 */
public final class CodePattern {
    private static final int LONGEST = 200;
    private static final int LARGEST_PROGRAM = 2_000;

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
        var pattern = compile(regex);
        if (pattern.programSize() > LARGEST_PROGRAM) {
            throw new BadPattern("code_pattern is too large: use smaller repeat counts");
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
