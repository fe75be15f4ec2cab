package io.isoscan.samples;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The codes that a seed makes wanted: most may stand on drawings, some stand on none. Immutable.
 */
final class CodeBook {
    private static final int SIZE = 1_500;
    private static final int NOWHERE = 150;

    private final List<String> codes;
    private final Set<String> wanted;
    private final List<Continued> continued;

    private CodeBook(Set<String> wanted) {
        this.codes = List.copyOf(wanted);
        this.wanted = Set.copyOf(wanted);
        this.continued = continued(thatMayOccur(), this.wanted);
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

    /** Whether a set may want the code: on no drawing may it stand but as an expected one. */
    boolean has(String code) {
        return wanted.contains(code);
    }

    /** A code out of the whole book that is none of those. */
    String other(Dice dice, Set<String> taken) {
        String code = dice.pick(codes);
        while (taken.contains(code)) {
            code = dice.pick(codes);
        }
        return code;
    }

    /** Codes that may occur, each beside one that goes on where it ends: {@code HOLE-1} and 2. */
    List<Continued> continued() {
        return continued;
    }

    /** A code, and another one that is this one and a digit more. */
    record Continued(String code, char digit) {
        String longer() {
            return code + digit;
        }
    }

    private static List<Continued> continued(List<String> mayOccur, Set<String> wanted) {
        return mayOccur.stream()
                .flatMap(code ->
                        "0123456789".chars().mapToObj(digit -> new Continued(code, (char) digit)))
                .filter(continued -> wanted.contains(continued.longer()))
                .toList();
    }
}
