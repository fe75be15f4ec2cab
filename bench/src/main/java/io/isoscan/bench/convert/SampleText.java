package io.isoscan.bench.convert;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A text of a number: in one of the usual encodings, of one to some hundred lines, with tabs, form
 * feeds and lines that do not fit. The same number gives the same text.
 *
 * @param mark whether a byte order mark stands in front
 */
record SampleText(String text, Charset charset, boolean mark) {
    private static final int MOST_LINES = 400;
    private static final int MOST_WORDS = 30;
    private static final List<String> WESTERN =
            List.of("HOLE-12", "DN", "Dübel", "Ø8", "±0,5", "valve", "4\"-CS150-1", "naïve");
    private static final List<String> ANY =
            List.of("Отверстие", "Ωµ", "漢字", "–„ja“", "HOLE-7", "x²", "│", "flange", "№12");
    private static final List<String> ENDS = List.of("\n", "\r\n", "\n\f", "\n\n");

    static SampleText of(int number) {
        var dice = new Random(number);
        return switch (number % 5) {
            case 0 -> new SampleText(text(dice, ANY), StandardCharsets.UTF_8, false);
            case 1 -> new SampleText(text(dice, ANY), StandardCharsets.UTF_8, true);
            case 2 -> new SampleText(text(dice, ANY), StandardCharsets.UTF_16LE, true);
            case 3 -> new SampleText(text(dice, ANY), StandardCharsets.UTF_16BE, true);
            default -> new SampleText(text(dice, WESTERN), StandardCharsets.ISO_8859_1, false);
        };
    }

    byte[] bytes() {
        return ((mark ? "\uFEFF" : "") + text).getBytes(charset);
    }

    private static String text(Random dice, List<String> words) {
        return IntStream.rangeClosed(0, dice.nextInt(MOST_LINES))
                .mapToObj(_ -> line(dice, words) + any(dice, ENDS))
                .collect(Collectors.joining());
    }

    private static String line(Random dice, List<String> words) {
        return IntStream.rangeClosed(0, dice.nextInt(MOST_WORDS))
                .mapToObj(_ -> any(dice, words))
                .collect(Collectors.joining(dice.nextInt(4) == 0 ? "\t" : " "));
    }

    private static String any(Random dice, List<String> choices) {
        return choices.get(dice.nextInt(choices.size()));
    }
}
