package io.isoscan.samples;

/** A rectangle at any angle: the space that a label, a symbol or a line takes on the sheet. */
record Box(Point centre, double halfLength, double halfHeight, double cos, double sin) {
    /** The box around a straight line of that width. */
    static Box around(Point from, Point to, double width) {
        double length = from.distanceTo(to);
        double cos = length == 0 ? 1 : (to.x() - from.x()) / length;
        double sin = length == 0 ? 0 : (to.y() - from.y()) / length;
        return new Box(from.middle(to), length / 2, width / 2, cos, sin);
    }

    static Box square(Point centre, double halfSide) {
        return new Box(centre, halfSide, halfSide, 1, 0);
    }

    Box grown(double margin) {
        return new Box(centre, halfLength + margin, halfHeight + margin, cos, sin);
    }

    double halfWidthOnSheet() {
        return Math.abs(cos) * halfLength + Math.abs(sin) * halfHeight;
    }

    double halfHeightOnSheet() {
        return Math.abs(sin) * halfLength + Math.abs(cos) * halfHeight;
    }

    /** Whether the two share space; by the separating axis theorem. */
    boolean overlaps(Box other) {
        return nearTo(other) && !separates(other) && !other.separates(this);
    }

    private boolean nearTo(Box other) {
        double reach = halfLength + halfHeight + other.halfLength + other.halfHeight;
        return Math.abs(other.centre.x() - centre.x()) < reach
                && Math.abs(other.centre.y() - centre.y()) < reach;
    }

    private boolean separates(Box other) {
        double right = other.centre.x() - centre.x();
        double up = other.centre.y() - centre.y();
        double alike = Math.abs(cos * other.cos + sin * other.sin);
        double across = Math.abs(cos * other.sin - sin * other.cos);
        double reachAlong = halfLength + other.halfLength * alike + other.halfHeight * across;
        double reachAcross = halfHeight + other.halfLength * across + other.halfHeight * alike;
        return Math.abs(right * cos + up * sin) >= reachAlong
                || Math.abs(up * cos - right * sin) >= reachAcross;
    }
}
