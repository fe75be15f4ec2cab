package io.isoscan.samples;

/**
 * The line a label's baseline follows. Text along the 150 degree axis runs down to the right (-30
 * degrees), as it would otherwise stand on its head.
 */
enum LabelAngle {
    HORIZONTAL(0, 0),
    ALONG_30(30, 30),
    ALONG_90(90, 90),
    ALONG_150(150, -30);

    private final int axisDegrees;
    private final double cos;
    private final double sin;

    LabelAngle(int axisDegrees, int readingDegrees) {
        this.axisDegrees = axisDegrees;
        this.cos = readingDegrees == 90 ? 0 : StrictMath.cos(StrictMath.toRadians(readingDegrees));
        this.sin = StrictMath.sin(StrictMath.toRadians(readingDegrees));
    }

    int axisDegrees() {
        return axisDegrees;
    }

    double cos() {
        return cos;
    }

    double sin() {
        return sin;
    }

    /** The point that far along the baseline and that far above it. */
    Point offset(Point from, double along, double above) {
        return from.plus(along * cos - above * sin, along * sin + above * cos);
    }
}
