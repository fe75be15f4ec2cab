package io.isoscan.samples;

/**
 * What sits on a pipe, and how far it reaches along it from its middle, in millimetres of sheet.
 */
enum FittingKind {
    GATE_VALVE(6.5),
    GLOBE_VALVE(6.5),
    BALL_VALVE(6.5),
    CHECK_VALVE(6.5),
    FLANGES(2),
    BLIND_FLANGE(2),
    TEE(4.5),
    ELBOW(4.5),
    SUPPORT(3),
    HOLE(3.2),
    FLOW(2.5);

    private final double reach;

    FittingKind(double reach) {
        this.reach = reach;
    }

    double reach() {
        return reach;
    }

    boolean isValve() {
        return reach == GATE_VALVE.reach;
    }
}
