package io.isoscan.samples;

/**
 * A line of text on the sheet: where its baseline begins, which way it runs, and its font size in
 * millimetres.
 */
record Label(String text, LabelAngle angle, Point origin, double size) {
    private static final double ABOVE_BASELINE = 0.76;
    private static final double BELOW_BASELINE = 0.14;

    static Label horizontal(String text, Point origin, double size) {
        return new Label(text, LabelAngle.HORIZONTAL, origin, size);
    }

    /** Text whose middle is the given point. */
    static Label centred(String text, LabelAngle angle, Point middle, double size) {
        double along = -Helvetica.width(text, size) / 2;
        return new Label(text, angle, angle.offset(middle, along, -size * 0.36), size);
    }

    double width() {
        return Helvetica.width(text, size);
    }

    Box box() {
        double height = (ABOVE_BASELINE + BELOW_BASELINE) * size;
        Point centre =
                angle.offset(origin, width() / 2, (ABOVE_BASELINE - BELOW_BASELINE) * size / 2);
        return new Box(centre, width() / 2, height / 2, angle.cos(), angle.sin());
    }
}
