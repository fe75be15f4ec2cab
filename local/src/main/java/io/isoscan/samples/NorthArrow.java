package io.isoscan.samples;

/** Plant north, along the axis on which northings are drawn. */
final class NorthArrow {
    private static final double RADIUS = 8;

    private final Plot plot;

    NorthArrow(Plot plot) {
        this.plot = plot;
    }

    void draw() {
        Point centre = Sheet.NORTH.centre().plus(-2, -3);
        Point tail = centre.towards(Heading.SOUTH, RADIUS + 3);
        Point tip = centre.towards(Heading.NORTH, RADIUS + 5);
        plot.circle(Pen.OUTLINE, centre, RADIUS);
        plot.line(Pen.OUTLINE, tail, tip);
        plot.solid(
                tip,
                centre.towards(Heading.WEST, 2.6),
                centre.towards(Heading.NORTH, 2),
                centre.towards(Heading.EAST, 2.6));
        plot.label(Label.centred("N", LabelAngle.HORIZONTAL, tip.towards(Heading.NORTH, 3.4), 5));
    }
}
