package io.isoscan.codes;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session looks for, as it is kept in storage.
 *
 * @param codes distinct codes in the order given; empty: every token that fits the pattern
 * @param pattern the client's own pattern, or null for the standard one
 * @param from where the codes were read, in words for the report
 * @param duplicates how many entries repeated another
 * @param odd how many entries do not look like codes
 * @param lenient whether case, dashes, inner spaces and letters that look alike may differ
 */
@Serdeable
public record WantedCodes(
        List<String> codes,
        @Nullable String pattern,
        String from,
        int duplicates,
        int odd,
        boolean lenient) {
    public WantedCodes {
        codes = List.copyOf(codes);
    }

    /** Whether every token that fits the pattern is reported. */
    public boolean everyCode() {
        return codes.isEmpty();
    }

    /** Codes that are listed somewhere, each to be found as it is written. */
    public static WantedCodes listed(List<String> codes, String from) {
        return new WantedCodes(codes, null, from, 0, 0, false);
    }

    /** How codes are compared: {@code exact} or {@code lenient}. */
    public String match() {
        return lenient ? "lenient" : "exact";
    }

    /** The pattern in force. */
    public CodePattern codePattern() {
        return pattern == null ? CodePattern.standard() : CodePattern.of(pattern);
    }
}
