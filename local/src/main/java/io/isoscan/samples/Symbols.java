package io.isoscan.samples;

import java.util.List;

/** Draws pipes and what sits on them, in the isometric plane of their pipe. */
final class Symbols {
    static final double BEND = 3.5;
    private static final double WELD_RADIUS = 0.75;

    private final Plot plot;
    private final ClearSpace space;

    Symbols(Plot plot, ClearSpace space) {
        this.plot = plot;
        this.space = space;
    }

    void pipe(PipeRoute route) {
        plot.bent(Pen.PIPE, route.corners(), BEND);
        route.branches().forEach(b -> plot.line(Pen.PIPE, b.leg().from(), b.leg().to()));
        route.allLegs().forEach(leg -> space.occupy(leg.body(2.4)));
        beyond(route.legs().getFirst(), route.legs().getFirst().from(), -1);
        beyond(route.legs().getLast(), route.legs().getLast().to(), 1);
    }

    private void beyond(Leg leg, Point end, int way) {
        Point far = end.towards(leg.heading(), way * 12);
        plot.line(Pen.BEYOND, end.towards(leg.heading(), way * 1.5), far);
        bar(end, leg.heading(), 0);
        bar(end, leg.heading(), way * 1.2);
        space.occupy(Box.around(end, far, 2));
        space.occupy(Box.square(end, 3));
    }

    void weld(Point point) {
        plot.dot(point, WELD_RADIUS);
    }

    void fitting(Fitting fitting) {
        switch (fitting.kind()) {
            case GATE_VALVE, GLOBE_VALVE, BALL_VALVE, CHECK_VALVE -> valve(fitting);
            case FLANGES -> flanges(fitting);
            case BLIND_FLANGE -> blind(fitting);
            case SUPPORT -> support(fitting);
            case HOLE -> hole(fitting);
            case FLOW -> flow(fitting);
            case ELBOW, TEE -> space.occupy(Box.square(fitting.point(), 2.6));
        }
    }

    private void valve(Fitting valve) {
        Point middle = valve.point();
        Heading along = valve.heading();
        for (int way : new int[] {-1, 1}) {
            Point end = middle.towards(along, way * 4.2);
            Heading up = along.upright();
            plot.outline(Pen.OUTLINE, middle, end.towards(up, 2.4), end.towards(up, -2.4));
            bar(middle, along, way * 4.4);
            bar(middle, along, way * 5.6);
        }
        space.occupy(Box.around(middle.towards(along, -6), middle.towards(along, 6), 7));
        trim(valve);
    }

    private void trim(Fitting valve) {
        Point middle = valve.point();
        switch (valve.kind()) {
            case GATE_VALVE -> stem(valve);
            case GLOBE_VALVE -> {
                plot.dot(middle, 1);
                stem(valve);
            }
            case BALL_VALVE -> {
                stem(valve);
                plot.circle(Pen.OUTLINE, middle, 1.4);
            }
            default ->
                    plot.line(
                            Pen.OUTLINE,
                            middle.towards(valve.heading(), -4.2)
                                    .towards(valve.heading().upright(), 2.4),
                            middle.towards(valve.heading(), 4.2)
                                    .towards(valve.heading().upright(), -2.4));
        }
    }

    private void stem(Fitting valve) {
        Point wheel = valve.point().towards(valve.heading().upright(), 6);
        Point left = wheel.towards(valve.heading(), -2.4);
        Point right = wheel.towards(valve.heading(), 2.4);
        plot.line(Pen.OUTLINE, valve.point(), wheel);
        plot.line(Pen.OUTLINE, left, right);
        space.occupy(Box.around(valve.point(), wheel, 2));
        space.occupy(Box.around(left, right, 2));
    }

    private void bar(Point middle, Heading along, double offset) {
        Point centre = middle.towards(along, offset);
        Heading up = along.upright();
        plot.line(Pen.OUTLINE, centre.towards(up, -3), centre.towards(up, 3));
    }

    private void flanges(Fitting flanges) {
        bar(flanges.point(), flanges.heading(), -0.6);
        bar(flanges.point(), flanges.heading(), 0.6);
        space.occupy(Box.square(flanges.point(), 3));
    }

    private void blind(Fitting flange) {
        flanges(flange);
        bar(flange.point(), flange.heading(), 0.9);
    }

    private void support(Fitting support) {
        Heading along = support.heading();
        Heading foot = along.upright() == Heading.UP ? Heading.DOWN : Heading.EAST;
        Point base = support.point().towards(foot, 5.5);
        Point left = base.towards(along, -2.6);
        Point right = base.towards(along, 2.6);
        plot.line(Pen.OUTLINE, support.point(), base);
        plot.line(Pen.OUTLINE, left, right);
        for (double share = -2.6; share < 2; share += 1.3) {
            Point from = base.towards(along, share);
            plot.line(Pen.THIN, from, from.towards(along, 1).towards(foot, 1.4));
        }
        space.occupy(Box.around(support.point(), base, 2));
        space.occupy(Box.around(left.towards(foot, 0.7), right.towards(foot, 0.7), 3));
    }

    /** The edges of a sleeve through a floor or a wall, around the pipe. */
    private void hole(Fitting hole) {
        Heading up = hole.heading().upright();
        Heading side = hole.heading().sideways();
        Point near = hole.point().towards(side, -2.6);
        Point far = hole.point().towards(side, 2.6);
        plot.loop(
                Pen.THIN,
                List.of(
                        near.towards(up, -2.6),
                        far.towards(up, -2.6),
                        far.towards(up, 2.6),
                        near.towards(up, 2.6)));
        space.occupy(Box.square(hole.point(), 3));
    }

    private void flow(Fitting mark) {
        Point tip = mark.point().towards(mark.heading(), 2.2);
        Point base = mark.point().towards(mark.heading(), -2.2);
        Heading up = mark.heading().upright();
        plot.solid(tip, base.towards(up, 1.6), base.towards(up, -1.6));
    }
}
