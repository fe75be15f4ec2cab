package io.isoscan.samples;

/** A place for a callout: the leader's tip and landing, and the body that the landing touches. */
record Spot(Point tip, Point landing, Box body, LabelAngle angle) {
    static Spot at(Callout callout, Target target, Point way, double distance) {
        Point tip = target.point().plus(way.x() * target.clearance(), way.y() * target.clearance());
        Point landing = target.point().plus(way.x() * distance, way.y() * distance);
        return switch (callout.style()) {
            case ROUND -> round(callout, tip, landing, way);
            case BOXED -> beside(callout, tip, landing, way, 0);
            case UNDERLINED -> beside(callout, tip, landing, way, callout.height() / 2);
        };
    }

    private static Spot round(Callout callout, Point tip, Point landing, Point way) {
        double radius = callout.radius();
        Point centre = landing.plus(way.x() * radius, way.y() * radius);
        return new Spot(tip, landing, Box.square(centre, radius), callout.angle());
    }

    /** The body on that end of the landing which does not fold back over the leader. */
    private static Spot beside(Callout callout, Point tip, Point landing, Point way, double rise) {
        LabelAngle angle = callout.angle();
        double side = way.x() * angle.cos() + way.y() * angle.sin() >= 0 ? 1 : -1;
        double half = callout.width() / 2;
        Point centre = angle.offset(landing, side * half, rise);
        Box body = new Box(centre, half, callout.height() / 2, angle.cos(), angle.sin());
        return new Spot(tip, landing, body, angle);
    }

    Box leader(double width) {
        Point end = landing.distanceTo(tip) > 0.8 ? landing.towards(tip, 0.4) : landing;
        return Box.around(tip, end, width);
    }

    /** A corner of the body: 0 or 1 for begin or end of the text, 0 or 1 for under or over it. */
    Point corner(int end, int over) {
        return angle.offset(
                body.centre(),
                (2 * end - 1) * body.halfLength(),
                (2 * over - 1) * body.halfHeight());
    }

    Label line(Callout callout, int number) {
        double lines = callout.lines().size();
        double above = body.halfHeight() * (1 - (2 * number + 1) / lines);
        Point middle = angle.offset(body.centre(), 0, above);
        return Label.centred(callout.lines().get(number), angle, middle, callout.size());
    }
}
