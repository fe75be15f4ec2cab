package io.isoscan.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Sets fittings on a route so that none touches its neighbour. */
final class Fittings {
    private static final double GAP = 1.2;
    private static final List<FittingKind> VALVES =
            List.of(
                    FittingKind.GATE_VALVE,
                    FittingKind.GLOBE_VALVE,
                    FittingKind.BALL_VALVE,
                    FittingKind.CHECK_VALVE);

    private final Dice dice;
    private final List<Leg> legs;
    private final List<Fitting> placed = new ArrayList<>();

    private Fittings(Dice dice, PipeRoute route) {
        this.dice = dice;
        this.legs = route.allLegs();
    }

    static List<Fitting> on(PipeRoute route, Dice dice, int holes) {
        Fittings fittings = new Fittings(dice, route);
        fittings.corners(route);
        fittings.place(Stream.generate(() -> dice.pick(VALVES)).limit(dice.between(1, 3)));
        fittings.place(Stream.of(FittingKind.FLOW, FittingKind.FLANGES, FittingKind.FLOW));
        fittings.place(Stream.generate(() -> FittingKind.HOLE).limit(holes));
        fittings.place(Stream.generate(() -> FittingKind.SUPPORT).limit(dice.between(2, 4)));
        return List.copyOf(fittings.placed);
    }

    private void corners(PipeRoute route) {
        for (int i = 1; i < route.legs().size(); i++) {
            placed.add(new Fitting(FittingKind.ELBOW, route.legs().get(i), 0));
        }
        for (Branch branch : route.branches()) {
            placed.add(
                    new Fitting(FittingKind.TEE, route.legs().get(branch.parent()), branch.at()));
            placed.add(new Fitting(FittingKind.GATE_VALVE, branch.leg(), 15));
            placed.add(new Fitting(FittingKind.BLIND_FLANGE, branch.leg(), branch.leg().length()));
        }
    }

    private void place(Stream<FittingKind> kinds) {
        kinds.forEach(kind -> spotFor(kind).ifPresent(placed::add));
    }

    private Optional<Fitting> spotFor(FittingKind kind) {
        return dice.shuffled(legs).stream()
                .flatMap(leg -> spotsOn(leg, kind))
                .filter(this::isFree)
                .findFirst();
    }

    private Stream<Fitting> spotsOn(Leg leg, FittingKind kind) {
        double margin = FittingKind.ELBOW.reach() + kind.reach() + GAP;
        int room = (int) (leg.length() - 2 * margin);
        return room < 0
                ? Stream.empty()
                : dice.shuffled(IntStream.rangeClosed(0, room).boxed().toList()).stream()
                        .map(step -> new Fitting(kind, leg, margin + step));
    }

    private boolean isFree(Fitting wanted) {
        return placed.stream()
                .allMatch(other ->
                        other.point().distanceTo(wanted.point())
                                >= other.kind().reach() + wanted.kind().reach() + GAP);
    }
}
