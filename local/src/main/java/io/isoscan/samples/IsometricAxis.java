package io.isoscan.samples;

/** The three directions of an isometric projection, as lines on the sheet. */
enum IsometricAxis {
    NORTHING(30),
    ELEVATION(90),
    EASTING(150);

    private final int degrees;

    IsometricAxis(int degrees) {
        this.degrees = degrees;
    }

    int degrees() {
        return degrees;
    }

    /** The reading direction of text that follows this axis. */
    LabelAngle lettering() {
        return switch (this) {
            case NORTHING -> LabelAngle.ALONG_30;
            case ELEVATION -> LabelAngle.ALONG_90;
            case EASTING -> LabelAngle.ALONG_330;
        };
    }
}
