package io.isoscan.samples;

/** A line weight in millimetres, from the series of ISO 128, and its dash pattern. */
enum Pen {
    PIPE(0.7, "[]"),
    FRAME(0.7, "[]"),
    OUTLINE(0.35, "[]"),
    TABLE(0.25, "[]"),
    THIN(0.18, "[]"),
    BEYOND(0.35, "[2 1.2]");

    private final double width;
    private final String dashes;

    Pen(double width, String dashes) {
        this.width = width;
        this.dashes = dashes;
    }

    double width() {
        return width;
    }

    String dashes() {
        return dashes;
    }
}
