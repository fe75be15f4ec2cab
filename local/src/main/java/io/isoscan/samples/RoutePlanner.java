package io.isoscan.samples;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds a route that turns often, keeps clear of itself on the sheet and leaves room around it for
 * labels.
 */
final class RoutePlanner {
    private static final double WIDEST = 205;
    private static final double TALLEST = 188;
    private static final double CLEARANCE = 30;
    private static final int ATTEMPTS = 12;
    private static final int TRIES_PER_LEG = 14;
    private static final double SHORTEST_WITH_BRANCH = 52;

    private final Dice dice;

    RoutePlanner(Dice dice) {
        this.dice = dice;
    }

    PipeRoute plan() {
        List<Leg> best =
                Stream.generate(this::walk)
                        .limit(ATTEMPTS)
                        .max(Comparator.comparingDouble(RoutePlanner::worth))
                        .orElseThrow();
        return new PipeRoute(best, branches(best)).centredOn(Sheet.FIELD.centre());
    }

    private static double worth(List<Leg> legs) {
        Area extent = PipeRoute.extent(legs);
        return extent.width() + extent.height() + 25 * legs.size();
    }

    private List<Leg> walk() {
        List<Leg> legs = new ArrayList<>();
        int wanted = dice.between(6, 9);
        Optional<Leg> next =
                Optional.of(leg(new Point(0, 0), dice.pick(List.of(Heading.values()))));
        while (next.isPresent() && legs.size() < wanted) {
            legs.add(next.get());
            next = following(legs);
        }
        return legs;
    }

    private Optional<Leg> following(List<Leg> legs) {
        Leg last = legs.getLast();
        List<Leg> others = legs.subList(0, legs.size() - 1);
        return Stream.generate(() -> leg(last.to(), turn(last.heading())))
                .limit(TRIES_PER_LEG)
                .filter(leg -> isClear(leg, others) && fitsWith(leg, legs))
                .findFirst();
    }

    private Leg leg(Point from, Heading heading) {
        int length = dice.between(34, 74);
        return new Leg(from, heading, length, 5 * (length * dice.between(50, 80) / 5));
    }

    private Heading turn(Heading from) {
        Heading next = dice.pick(List.of(Heading.values()));
        boolean folds = from.foldsBackInto(next) && dice.chance(80);
        return next.axis() == from.axis() || folds ? turn(from) : next;
    }

    private static boolean isClear(Leg leg, List<Leg> others) {
        Box room = leg.body(CLEARANCE);
        return others.stream().noneMatch(other -> room.overlaps(other.body(CLEARANCE / 3)));
    }

    private static boolean fitsWith(Leg leg, List<Leg> legs) {
        Area extent = PipeRoute.extent(Stream.concat(legs.stream(), Stream.of(leg)).toList());
        return extent.width() <= WIDEST && extent.height() <= TALLEST;
    }

    private List<Branch> branches(List<Leg> legs) {
        List<Branch> branches = new ArrayList<>();
        for (int i = 0; i < legs.size() && branches.size() < 2; i++) {
            if (legs.get(i).length() >= SHORTEST_WITH_BRANCH) {
                branch(i, legs, branches).ifPresent(branches::add);
            }
        }
        return branches;
    }

    private Optional<Branch> branch(int parent, List<Leg> legs, List<Branch> soFar) {
        Leg trunk = legs.get(parent);
        double at = Math.rint(trunk.length() * dice.between(40, 60) / 100);
        List<Leg> others = new ArrayList<>(legs);
        others.remove(parent);
        soFar.forEach(branch -> others.add(branch.leg()));
        return dice.shuffled(List.of(Heading.values())).stream()
                .filter(heading -> heading.axis() != trunk.heading().axis())
                .map(heading -> new Leg(trunk.at(at), heading, 30, 5 * dice.between(250, 400)))
                .filter(leg -> isClear(leg, others) && fitsWith(leg, legs))
                .findFirst()
                .map(leg -> new Branch(parent, at, leg));
    }
}
