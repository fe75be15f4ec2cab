package io.isoscan.samples;

import java.util.List;
import java.util.stream.Stream;

/**
 * Dimension lines beside the legs of a route, with extension lines, arrows and the true length
 * along the line.
 */
final class Dimensions {
    private static final double LETTERING = 2.8;
    private static final double PAST_LINE = 1.5;
    private static final List<Double> OFFSETS = List.of(10.0, 13.0, 16.0, 20.0, 25.0);

    private final Plot plot;
    private final ClearSpace space;
    private final Point middle;

    Dimensions(Plot plot, ClearSpace space, PipeRoute route) {
        this.plot = plot;
        this.space = space;
        this.middle = route.extent().centre();
    }

    void draw(PipeRoute route) {
        route.allLegs().forEach(leg -> draw(leg, 0, leg.length()));
        route.branches().forEach(b -> draw(route.legs().get(b.parent()), 0, b.at()));
    }

    private void draw(Leg leg, double from, double to) {
        String length = String.valueOf(leg.trueDistance(to - from));
        sidesOf(leg)
                .flatMap(side ->
                        OFFSETS.stream()
                                .map(offset -> new Line(leg, from, to, side, offset, length)))
                .filter(this::fits)
                .findFirst()
                .ifPresent(this::draw);
    }

    /** Away from the middle of the drawing first. */
    private Stream<Heading> sidesOf(Leg leg) {
        return Stream.of(Heading.values())
                .filter(side -> side.axis() != leg.heading().axis())
                .sorted((a, b) -> Double.compare(outwards(leg, b), outwards(leg, a)));
    }

    private double outwards(Leg leg, Heading side) {
        Point here = leg.at(leg.length() / 2);
        return (here.x() - middle.x()) * side.cos() + (here.y() - middle.y()) * side.sin();
    }

    private boolean fits(Line line) {
        return space.isFree(Box.around(line.start(), line.end(), 1.6))
                && space.isFree(line.label().box().grown(0.5))
                && space.isCrossable(Box.around(line.foot(line.from, 5), line.start(), 0.4))
                && space.isCrossable(Box.around(line.foot(line.to, 5), line.end(), 0.4));
    }

    private void draw(Line line) {
        extension(line.foot(line.from, 2), line.start(), line.side);
        extension(line.foot(line.to, 2), line.end(), line.side);
        plot.line(Pen.THIN, line.start(), line.end());
        plot.arrow(line.start(), line.end(), 2.6);
        plot.arrow(line.end(), line.start(), 2.6);
        plot.label(line.label());
        space.occupy(Box.around(line.start(), line.end(), 1.6));
        space.occupy(line.label().box().grown(0.5));
    }

    private void extension(Point from, Point to, Heading side) {
        Point end = to.towards(side, PAST_LINE);
        plot.line(Pen.THIN, from, end);
        space.occupyThinly(Box.around(from, end, 0.4));
    }

    private record Line(Leg leg, double from, double to, Heading side, double offset, String text) {
        Point foot(double at, double fromPipe) {
            return leg.at(at).towards(side, fromPipe);
        }

        Point start() {
            return foot(from, offset);
        }

        Point end() {
            return foot(to, offset);
        }

        Label label() {
            LabelAngle angle = leg.heading().axis().lettering();
            return Label.centred(
                    text, angle, angle.offset(start().middle(end()), 0, 1.9), LETTERING);
        }
    }
}
