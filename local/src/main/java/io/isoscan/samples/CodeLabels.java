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
    private static final double MARGIN = 0.7;

    /** Around half a code, so that nothing near it can be taken for the other half. */
    private static final double ALONE = 2.5 * LETTERING;

    private static final List<Double> DISTANCES =
            List.of(9.0, 12.0, 15.0, 18.0, 22.0, 27.0, 33.0, 40.0, 48.0);
    private static final List<String> REMARKS =
            List.of(" (TYP)", " SLEEVED", " T.O.S.", " SEE NOTE 3");

    private final Dice dice;
    private final Variant variant;
    private final Callouts callouts;
    private final Deque<Fitting> holes;

    CodeLabels(Dice dice, Variant variant, Callouts callouts, List<Fitting> fittings) {
        this.dice = dice;
        this.variant = variant;
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

    /** The front half of a code alone, where there is room; the other half goes elsewhere. */
    Optional<Traps.Halves> drawFront(Traps.Halves halves) {
        return draw(List.of(halves.front()), ALONE).map(_ -> halves);
    }

    /** At the holes that are left, codes but for a letter. */
    void drawNearMisses(Traps traps) {
        while (!holes.isEmpty()) {
            Trap trap = traps.nearMiss();
            if (draw(trap.token()).isEmpty()) {
                return;
            }
            traps.lay(trap);
        }
    }

    private Optional<LabelAngle> draw(String code) {
        String text = dice.chance(15) ? code + dice.pick(REMARKS) : code;
        return draw(variant.lines(text), MARGIN);
    }

    private Optional<LabelAngle> draw(List<String> lines, double margin) {
        if (holes.isEmpty()) {
            return Optional.empty();
        }
        Target target = Target.on(holes.removeFirst(), 2.2);
        return dice.shuffled(variant.angles()).stream()
                .filter(angle -> callouts.draw(callout(lines, angle, margin), target, DISTANCES))
                .findFirst();
    }

    private static Callout callout(List<String> lines, LabelAngle angle, double margin) {
        return new Callout(lines, angle, LETTERING, Callout.Style.CODE, margin);
    }
}
