package io.isoscan.codesheet;

import io.isoscan.codes.CodePattern;
import java.util.List;
import java.util.stream.Stream;

/**
 * A wanted code that does not look like one; it is searched for all the same.
 *
 * @param why in what it differs from the standard pattern, in words
 */
public record OddCode(String code, String why) {

    /** The odd ones among the codes, in their order. */
    public static Stream<OddCode> among(List<String> codes) {
        return codes.stream()
                .filter(code -> !CodeEntries.looksLikeCode(code))
                .map(code -> new OddCode(code, why(code)));
    }

    private static String why(String code) {
        if (!code.codePoints().allMatch(CodePattern::inAlphabet)) {
            return code.codePoints().anyMatch(Character::isWhitespace)
                    ? "has a space in it"
                    : "has a character other than letters, digits and -_./\"";
        }
        if (code.codePoints().noneMatch(Character::isDigit)) {
            return "has no digit";
        }
        return code.codePoints().anyMatch(Character::isLetter) ? "has no hyphen" : "has no letter";
    }
}
