package io.isoscan.result;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What shows that a code stands in a file.
 *
 * @param text the code as it stood
 * @param box where on the page; null where there is no picture of it, as in a workbook
 * @param rules in what the text differs from the code, none twice; empty when it is the same
 * @param confidence of OCR, from 0 to 100; null where the text itself was in the file
 * @param hidden whether it stands in a layer that is switched off
 */
@Serdeable
public record Evidence(
        String text,
        @Nullable Box box,
        List<MatchRule> rules,
        @Nullable Integer confidence,
        boolean hidden) {
    public Evidence {
        rules = List.copyOf(rules);
    }

    /** A code that stands in a file's own text, just as it was wanted. */
    public static Evidence plain(String text) {
        return new Evidence(text, null, List.of(), null, false);
    }

    /** Whether only a lenient match takes it. */
    public boolean lenient() {
        return rules.stream().anyMatch(MatchRule::lenient);
    }

    /** {@code exact} or {@code lenient}. */
    public String match() {
        return lenient() ? "lenient" : "exact";
    }

    /** Whether it was read off a picture. */
    public boolean byOcr() {
        return confidence != null;
    }
}
