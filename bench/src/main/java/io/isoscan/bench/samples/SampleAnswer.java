package io.isoscan.bench.samples;

import io.isoscan.samples.Variant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How right the reading of a sample set is.
 *
 * @param scores of each variant that the set has
 * @param faults the first few codes of each variant that were missed or invented, with their file
 */
record SampleAnswer(Map<Variant, Score> scores, List<String> faults) {
    static final SampleAnswer NONE = new SampleAnswer(Map.of(), List.of());

    SampleAnswer {
        scores = Map.copyOf(scores);
        faults = List.copyOf(faults);
    }

    SampleAnswer plus(SampleAnswer other) {
        Map<Variant, Score> sums = new EnumMap<>(Variant.class);
        sums.putAll(scores);
        other.scores.forEach((variant, score) -> sums.merge(variant, score, Score::plus));
        List<String> all = new ArrayList<>(faults);
        all.addAll(other.faults);
        return new SampleAnswer(sums, all);
    }

    boolean isRight() {
        return scores.values().stream().allMatch(Score::isRight);
    }

    /** A line for each variant and one for all. */
    List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%-20s %8s %8s %8s %10s %8s"
                        .formatted("variant", "files", "labels", "recall", "precision", "trapped"));
        new TreeMap<>(scores).forEach((variant, score) -> lines.add(line(variant.label(), score)));
        lines.add(line("all", scores.values().stream().reduce(Score.NONE, Score::plus)));
        return lines;
    }

    private static String line(String name, Score score) {
        return "%-20s %8d %8d %8.4f %10.4f %8d"
                .formatted(
                        name,
                        score.files(),
                        score.expected(),
                        score.recall(),
                        score.precision(),
                        score.trapped());
    }
}
