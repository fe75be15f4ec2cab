package io.isoscan.samples;

/**
 * A straight run of pipe: where it stands on the sheet, and its true length in millimetres of
 * plant.
 */
record Leg(Point from, Heading heading, double length, int trueLength) {
    Point to() {
        return at(length);
    }

    Point at(double distance) {
        return from.towards(heading, distance);
    }

    Box body(double width) {
        return Box.around(from, to(), width);
    }

    Leg moved(double right, double up) {
        return new Leg(from.plus(right, up), heading, length, trueLength);
    }

    /** The true distance that stands for a distance on the sheet, to whole 5 mm. */
    int trueDistance(double distance) {
        return distance == length
                ? trueLength
                : 5 * (int) Math.round(trueLength * distance / length / 5);
    }
}
