package io.isoscan.samples;

/**
 * A way a pipe can run: both ways along each isometric axis. Plant north points up and to the
 * right.
 */
enum Heading {
    NORTH(IsometricAxis.NORTHING, 0),
    SOUTH(IsometricAxis.NORTHING, 180),
    UP(IsometricAxis.ELEVATION, 0),
    DOWN(IsometricAxis.ELEVATION, 180),
    WEST(IsometricAxis.EASTING, 0),
    EAST(IsometricAxis.EASTING, 180);

    private final IsometricAxis axis;
    private final double cos;
    private final double sin;

    Heading(IsometricAxis axis, int turn) {
        double radians = StrictMath.toRadians(axis.degrees() + turn);
        this.axis = axis;
        this.cos = StrictMath.cos(radians);
        this.sin = StrictMath.sin(radians);
    }

    IsometricAxis axis() {
        return axis;
    }

    double cos() {
        return cos;
    }

    double sin() {
        return sin;
    }

    /** The heading in which flanges, stems and other marks stand on a pipe that runs this way. */
    Heading upright() {
        return axis == IsometricAxis.ELEVATION ? NORTH : UP;
    }

    /** The third heading, across both the pipe and {@link #upright()}. */
    Heading sideways() {
        return switch (axis) {
            case NORTHING, ELEVATION -> EAST;
            case EASTING -> NORTH;
        };
    }

    /** Whether a pipe turning from this heading to that one folds back sharply on the sheet. */
    boolean foldsBackInto(Heading next) {
        return cos * next.cos + sin * next.sin < 0;
    }
}
