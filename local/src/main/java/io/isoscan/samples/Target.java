package io.isoscan.samples;

/** What a leader points at: a point of a pipe, and how far from it the leader's tip stays. */
record Target(Point point, Heading pipe, double clearance) {
    static Target on(Fitting fitting, double clearance) {
        return new Target(fitting.point(), fitting.heading(), clearance);
    }

    /** How much a direction runs along the pipe: 1 or -1 along it, 0 square to it. */
    double alongPipe(Point direction) {
        return direction.x() * pipe.cos() + direction.y() * pipe.sin();
    }
}
