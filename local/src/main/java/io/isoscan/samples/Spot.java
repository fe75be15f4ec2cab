package io.isoscan.samples;

/**
 * A place for a callout: the leader's tip, where it leaves what it names, its landing, and the body
 * there.
 */
record Spot(Point tip, Point clear, Point landing, Box body, LabelAngle angle) {
    static Spot at(Callout callout, Target target, Point way, double distance) {
        Point landing = away(target, way, distance);
        return new Spot(
                away(target, way, target.clearance()),
                away(target, way, Math.min(target.reach(), distance)),
                landing,
                body(callout, landing, way),
                callout.angle());
    }

    private static Point away(Target target, Point way, double distance) {
        return target.point().plus(way.x() * distance, way.y() * distance);
    }

    private static Box body(Callout callout, Point landing, Point way) {
        return switch (callout.style()) {
            case ROUND -> ring(callout, landing, way);
            case BOXED -> beside(callout, landing, way, 0);
            case UNDERLINED, CODE -> beside(callout, landing, way, callout.height() / 2);
        };
    }

    private static Box ring(Callout callout, Point landing, Point way) {
        double radius = callout.radius();
        return Box.square(landing.plus(way.x() * radius, way.y() * radius), radius);
    }

    /** On that end of the landing which does not fold back over the leader. */
    private static Box beside(Callout callout, Point landing, Point way, double rise) {
        LabelAngle angle = callout.angle();
        double side = way.x() * angle.cos() + way.y() * angle.sin() >= 0 ? 1 : -1;
        double half = callout.width() / 2;
        Point centre = angle.offset(landing, side * half, rise);
        return new Box(centre, half, callout.height() / 2, angle.cos(), angle.sin());
    }

    /** The space of the part of the leader that must cross nothing. */
    Box leader(double width) {
        return Box.around(clear, landing, width);
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
