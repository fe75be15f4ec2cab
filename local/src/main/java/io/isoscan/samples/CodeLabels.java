package io.isoscan.samples;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Puts hole codes beside the holes of a drawing: wanted ones, and others that only look like them.
 */
final class CodeLabels {
    static final int MOST_WANTED = 8;
    private static final double LETTERING = 3.2;
    private static final List<Double> DISTANCES =
            List.of(9.0, 12.0, 15.0, 18.0, 22.0, 27.0, 33.0, 40.0, 48.0);
    private static final List<String> REMARKS =
            List.of(" (TYP)", " SLEEVED", " T.O.S.", " SEE NOTE 3");

    private final Dice dice;
    private final Callouts callouts;
    private final Deque<Fitting> holes;

    CodeLabels(Dice dice, Callouts callouts, List<Fitting> fittings) {
        this.dice = dice;
        this.callouts = callouts;
        this.holes =
                new ArrayDeque<>(
                        fittings.stream().filter(f -> f.kind() == FittingKind.HOLE).toList());
    }

    /** Those of the codes that found a place. */
    List<PlacedCode> drawWanted(List<String> codes) {
        List<PlacedCode> placed = new ArrayList<>();
        for (String code : codes) {
            draw(code).ifPresent(angle -> placed.add(new PlacedCode(code, angle)));
        }
        return placed;
    }

    void drawOthers(CodeBook book, List<String> wanted) {
        while (!holes.isEmpty()) {
            String code = book.nearMiss(dice, wanted).orElse("HOLE-TBA");
            if (draw(code).isEmpty()) {
                return;
            }
        }
    }

    private Optional<LabelAngle> draw(String code) {
        if (holes.isEmpty()) {
            return Optional.empty();
        }
        String text = dice.chance(15) ? code + dice.pick(REMARKS) : code;
        Target target = Target.on(holes.removeFirst(), 2.2);
        return dice.shuffled(List.of(LabelAngle.values())).stream()
                .filter(angle -> callouts.draw(callout(text, angle), target, DISTANCES))
                .findFirst();
    }

    private static Callout callout(String text, LabelAngle angle) {
        return new Callout(List.of(text), angle, LETTERING, Callout.Style.UNDERLINED);
    }
}
