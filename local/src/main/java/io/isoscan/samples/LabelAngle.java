package io.isoscan.samples;

import java.util.List;

/**
 * The way a label's baseline runs, in degrees from the sheet's lower edge, counter-clockwise, from
 * 0 to 359.
 */
record LabelAngle(int degrees, double cos, double sin) {
    static final LabelAngle HORIZONTAL = of(0);
    static final LabelAngle ALONG_30 = of(30);
    static final LabelAngle ALONG_90 = of(90);

    /**
     * Along the isometric axis of 150 degrees, read downwards: text would else stand on its head.
     */
    static final LabelAngle ALONG_330 = of(330);

    /** As text stands on an isometric. */
    static final List<LabelAngle> UPRIGHT = List.of(HORIZONTAL, ALONG_30, ALONG_90, ALONG_330);

    /** On its head, downwards, and off every axis. */
    static final List<LabelAngle> TURNED =
            List.of(of(17), of(30), of(45), of(90), of(135), of(150), of(180), of(210), of(270));

    private static LabelAngle of(int degrees) {
        double radians = StrictMath.toRadians(degrees);
        return new LabelAngle(degrees, StrictMath.cos(radians), StrictMath.sin(radians));
    }

    /** A quarter turn further. */
    LabelAngle quarterTurn() {
        return of((degrees + 90) % 360);
    }

    /** The point that far along the baseline and that far above it. */
    Point offset(Point from, double along, double above) {
        return from.plus(along * cos - above * sin, along * sin + above * cos);
    }
}
