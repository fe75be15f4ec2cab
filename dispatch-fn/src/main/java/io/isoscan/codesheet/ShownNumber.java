package io.isoscan.codesheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A number as a workbook shows it, as far as codes need: digits, leading zeros, a fixed prefix. */
final class ShownNumber {
    /** Excel keeps 15 digits. */
    private static final MathContext DIGITS = new MathContext(15);

    /** {@code 0000} or {@code "HOLE-"0000}. */
    private static final Pattern PADDED = Pattern.compile("(?:\"([^\"]*)\")?(0{1,30})");

    private static final int LONGEST_EXPONENT = 30;

    private ShownNumber() {}

    static String of(BigDecimal number, @Nullable String format) {
        var shown = plain(number);
        var padded = PADDED.matcher(format == null ? "" : format);
        if (!padded.matches() || !shown.chars().allMatch(Character::isDigit)) {
            return shown;
        }
        var prefix = padded.group(1) == null ? "" : padded.group(1);
        int zeros = Math.max(0, padded.group(2).length() - shown.length());
        return prefix + "0".repeat(zeros) + shown;
    }

    private static String plain(BigDecimal number) {
        var rounded = number.round(DIGITS).stripTrailingZeros();
        return Math.abs(rounded.scale()) > LONGEST_EXPONENT
                ? rounded.toString()
                : rounded.toPlainString();
    }
}
