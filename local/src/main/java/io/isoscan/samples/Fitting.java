package io.isoscan.samples;

/** Something on a leg, at that distance from its beginning. */
record Fitting(FittingKind kind, Leg leg, double at) {
    Point point() {
        return leg.at(at);
    }

    Heading heading() {
        return leg.heading();
    }
}
