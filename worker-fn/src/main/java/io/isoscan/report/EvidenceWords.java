package io.isoscan.report;

import static java.util.stream.Collectors.joining;

import io.isoscan.result.Evidence;
import io.isoscan.result.MatchRule;
import java.math.BigDecimal;

/** Says of a hit how it was found. */
final class EvidenceWords {
    private EvidenceWords() {}

    /** Exact or lenient, and in what the text differs: {@code lenient: case, 0/O or 1/l/I}. */
    static String match(Evidence evidence) {
        var rules = evidence.rules().stream().map(EvidenceWords::rule).collect(joining(", "));
        return rules.isEmpty() ? evidence.match() : evidence.match() + ": " + rules;
    }

    /** {@code text}, {@code text in a hidden layer} or {@code OCR, 87% sure}. */
    static String source(Evidence evidence) {
        if (evidence.confidence() != null) {
            return "OCR, " + evidence.confidence() + "% sure";
        }
        return evidence.hidden() ? "text in a hidden layer" : "text";
    }

    /** Where it stands, {@code 100, 698, 136.12, 708}; empty where there is no picture of it. */
    static String box(Evidence evidence) {
        return evidence.box() == null
                ? ""
                : evidence.box().sides().stream().map(EvidenceWords::plain).collect(joining(", "));
    }

    private static String plain(double length) {
        return BigDecimal.valueOf(length).stripTrailingZeros().toPlainString();
    }

    private static String rule(MatchRule rule) {
        return switch (rule) {
            case LINE_BREAK -> "broken over two lines";
            case CASE -> "case";
            case DASH -> "dash";
            case SPACE -> "spaces";
            case LOOKALIKE -> "0/O or 1/l/I";
        };
    }
}
