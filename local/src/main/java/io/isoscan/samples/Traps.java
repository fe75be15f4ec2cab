package io.isoscan.samples;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Thinks out what one drawing must not make anyone report: each trap near a wanted code that stands
 * nowhere else in the drawing.
 */
final class Traps {
    private final CodeBook book;
    private final Dice dice;
    private final Set<String> taken;
    private final List<Trap> laid = new ArrayList<>();

    Traps(CodeBook book, Dice dice, List<String> wanted) {
        this.book = book;
        this.dice = dice;
        this.taken = new HashSet<>(wanted);
    }

    /** Notes that the trap is on the drawing. */
    void lay(Trap trap) {
        laid.add(trap);
    }

    List<Trap> laid() {
        return List.copyOf(laid);
    }

    /** A code that the drawing does not have. */
    String absent() {
        String code = book.other(dice, taken);
        taken.add(code);
        return code;
    }

    /** A token that is a code but for a letter or two. */
    Trap nearMiss() {
        while (true) {
            String near = absent();
            Map<String, String> misses = nearMisses(near);
            misses.keySet().removeIf(book::has);
            Optional<String> token =
                    dice.shuffled(List.copyOf(misses.keySet())).stream().findFirst();
            if (token.isPresent()) {
                return new Trap(token.get(), near, String.valueOf(misses.get(token.get())));
            }
        }
    }

    private static Map<String, String> nearMisses(String code) {
        Map<String, String> misses = new LinkedHashMap<>();
        misses.put(code.substring(0, code.length() - 1), "end-missing");
        misses.put(code + "7", "digit-behind");
        misses.put(code + "D", "letter-behind");
        misses.put("X" + code, "letter-in-front");
        misses.put(code + "-R1", "part-behind");
        misses.put("U/" + code, "part-in-front");
        misses.keySet()
                .removeIf(miss -> !Character.isLetterOrDigit(miss.charAt(miss.length() - 1)));
        return misses;
    }

    /** The halves of a code, which will stand apart: it would break behind its last hyphen. */
    Halves halves() {
        String code = absent();
        int end = code.lastIndexOf('-') + 1;
        return new Halves(code, code.substring(0, end), code.substring(end));
    }

    record Halves(String code, String front, String behind) {
        Trap trap(String why) {
            return new Trap(front + " " + behind, code, why);
        }
    }

    /** A code that will be there, and a digit that would make it another one. */
    Optional<CodeBook.Continued> continued() {
        Optional<CodeBook.Continued> found =
                dice.shuffled(book.continued()).stream()
                        .filter(c -> !taken.contains(c.code()) && !taken.contains(c.longer()))
                        .findFirst();
        found.ifPresent(continued -> taken.addAll(List.of(continued.code(), continued.longer())));
        return found;
    }

    static Trap beside(CodeBook.Continued continued, String why) {
        return new Trap(continued.code() + " " + continued.digit(), continued.longer(), why);
    }
}
