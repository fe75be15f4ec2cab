package io.isoscan.samples;

/** A place on the sheet, in millimetres from its lower left corner. */
record Point(double x, double y) {
    Point plus(double right, double up) {
        return new Point(x + right, y + up);
    }

    Point towards(Heading heading, double distance) {
        return plus(heading.cos() * distance, heading.sin() * distance);
    }

    Point towards(Point other, double distance) {
        double share = distance / distanceTo(other);
        return plus((other.x - x) * share, (other.y - y) * share);
    }

    Point middle(Point other) {
        return new Point((x + other.x) / 2, (y + other.y) / 2);
    }

    double distanceTo(Point other) {
        return Math.sqrt((other.x - x) * (other.x - x) + (other.y - y) * (other.y - y));
    }
}
