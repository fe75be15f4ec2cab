package io.isoscan.samples;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The codes that a seed makes wanted: most may stand on drawings, some stand on none. Immutable.
 */
final class CodeBook {
    private static final int SIZE = 1_500;
    private static final int NOWHERE = 150;

    private final List<String> codes;
    private final Set<String> wanted;

    private CodeBook(Set<String> wanted) {
        this.codes = List.copyOf(wanted);
        this.wanted = Set.copyOf(wanted);
    }

    static CodeBook of(long seed) {
        Dice dice = Dice.of(seed, "codes", 0);
        Set<String> wanted = new LinkedHashSet<>();
        while (wanted.size() < SIZE) {
            wanted.add(code(dice));
        }
        return new CodeBook(wanted);
    }

    private static String code(Dice dice) {
        int kind = dice.between(1, 20);
        int number = dice.between(1, 2_400);
        return switch (kind) {
            case 1 -> "HOLE-%d%s".formatted(number, dice.pick(List.of("A", "B", "C")));
            case 2 -> "HOLE-%03d/%d".formatted(number, dice.between(1, 4));
            case 3 -> "HC-%d.%d".formatted(dice.between(1, 60), dice.between(1, 40));
            case 4 -> "HC_%04d-%s".formatted(number, dice.pick(List.of("N", "S", "E", "W")));
            case 5 -> "%d\"-HOLE-%d".formatted(dice.pick(List.of(2, 3, 4, 6)), number);
            default -> "HOLE-" + number;
        };
    }

    List<String> thatMayOccur() {
        return codes.subList(NOWHERE, SIZE);
    }

    /** Codes that stand on no drawing, more of them for a larger set. */
    List<String> thatOccurNowhere(int files) {
        return codes.subList(0, Math.clamp(files / 10, 5, NOWHERE));
    }

    /** Some wanted codes, each at most once. */
    List<String> pick(Dice dice, int count) {
        Set<String> picked = new LinkedHashSet<>();
        while (picked.size() < count) {
            picked.add(dice.pick(thatMayOccur()));
        }
        return List.copyOf(picked);
    }

    /**
     * A code that differs from a wanted one, often one of the same drawing, by a letter or two and
     * is not wanted itself.
     */
    Optional<String> nearMiss(Dice dice, List<String> onDrawing) {
        String code = dice.pick(onDrawing.isEmpty() || dice.chance(40) ? codes : onDrawing);
        List<String> misses = new ArrayList<>(nearMisses(code).toList());
        misses.removeIf(wanted::contains);
        return dice.shuffled(misses).stream().findFirst();
    }

    private static Stream<String> nearMisses(String code) {
        return Stream.of(
                        code.substring(0, code.length() - 1),
                        code + "7",
                        code + "D",
                        "X" + code,
                        code + "-R1",
                        "U/" + code)
                .filter(miss -> Character.isLetterOrDigit(miss.charAt(miss.length() - 1)));
    }
}
