package io.isoscan.samples;

/**
 * What a leader points at: a point of a pipe, how far from it the leader's tip stays, and how far
 * around it reaches what the leader names, which the leader may cross.
 */
record Target(Point point, Heading pipe, double clearance, double reach) {
    static Target on(Fitting fitting, double clearance) {
        return new Target(fitting.point(), fitting.heading(), clearance, 5);
    }

    /** How much a direction runs along the pipe: 1 or -1 along it, 0 square to it. */
    double alongPipe(Point direction) {
        return direction.x() * pipe.cos() + direction.y() * pipe.sin();
    }
}
