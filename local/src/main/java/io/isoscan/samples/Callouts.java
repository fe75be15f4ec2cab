package io.isoscan.samples;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds room for callouts around what they name, and draws them with their leaders. */
final class Callouts {
    private static final int DIRECTIONS = 24;
    private static final double STEEPEST = 0.9;

    private final Plot plot;
    private final ClearSpace space;
    private final Point middle;

    Callouts(Plot plot, ClearSpace space, PipeRoute route) {
        this.plot = plot;
        this.space = space;
        this.middle = route.extent().centre();
    }

    /** Draws the callout at the first free place; false, and nothing drawn, when there is none. */
    boolean draw(Callout callout, Target target, List<Double> distances) {
        Optional<Spot> spot =
                distances.stream().flatMap(d -> around(callout, target, d)).findFirst();
        spot.ifPresent(found -> draw(callout, found));
        return spot.isPresent();
    }

    /** The free places at that distance, beginning with the one that leads out of the drawing. */
    private Stream<Spot> around(Callout callout, Target target, double distance) {
        double outwards =
                StrictMath.atan2(target.point().y() - middle.y(), target.point().x() - middle.x());
        long first = Math.round(outwards / (2 * Math.PI) * DIRECTIONS);
        return IntStream.range(0, DIRECTIONS)
                .mapToObj(i -> direction(first + (i % 2 == 0 ? i / 2 : -(i + 1) / 2)))
                .filter(way -> Math.abs(target.alongPipe(way)) < STEEPEST)
                .map(way -> Spot.at(callout, target, way, distance))
                .filter(spot -> isFree(callout, spot));
    }

    private static Point direction(long step) {
        double radians = 2 * StrictMath.PI * (step + 0.37) / DIRECTIONS;
        return new Point(StrictMath.cos(radians), StrictMath.sin(radians));
    }

    private boolean isFree(Callout callout, Spot spot) {
        return space.isFree(spot.body().grown(callout.margin()))
                && space.isCrossable(spot.leader(0.5));
    }

    private void draw(Callout callout, Spot spot) {
        leader(callout, spot);
        shape(callout, spot);
        for (int i = 0; i < callout.lines().size(); i++) {
            line(callout, spot.line(callout, i));
        }
        space.occupy(spot.body().grown(callout.margin()));
        space.occupy(spot.leader(0.5));
    }

    private void line(Callout callout, Label label) {
        if (callout.style() == Callout.Style.CODE) {
            plot.code(label);
        } else {
            plot.label(label);
        }
    }

    private void leader(Callout callout, Spot spot) {
        plot.line(Pen.THIN, spot.tip(), spot.landing());
        if (callout.style() != Callout.Style.ROUND) {
            plot.arrow(spot.tip(), spot.landing(), 2);
        }
    }

    private void shape(Callout callout, Spot spot) {
        switch (callout.style()) {
            case UNDERLINED, CODE -> plot.line(Pen.THIN, spot.corner(0, 0), spot.corner(1, 0));
            case BOXED ->
                    plot.loop(
                            Pen.THIN,
                            List.of(
                                    spot.corner(0, 0),
                                    spot.corner(1, 0),
                                    spot.corner(1, 1),
                                    spot.corner(0, 1)));
            case ROUND -> plot.circle(Pen.THIN, spot.body().centre(), callout.radius());
        }
    }
}
