package io.isoscan.samples;

import java.util.List;
import java.util.stream.IntStream;

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

    /** Another text at the same place. */
    Label saying(String other) {
        return new Label(other, angle, origin, size);
    }

    /** The same text in another size. */
    Label ofSize(double other) {
        return new Label(text, angle, origin, other);
    }

    /** The same text that far along its baseline and that far above it. */
    Label moved(double along, double above) {
        return new Label(text, angle, angle.offset(origin, along, above), size);
    }

    /** The same text, upright, at the sheet's corner. */
    Label atOrigin() {
        return horizontal(text, new Point(0, 0), size);
    }

    /** Each glyph that is no space as a label of its own, from the first to the last. */
    List<Label> glyphs() {
        return IntStream.range(0, text.length())
                .filter(at -> text.charAt(at) != ' ')
                .mapToObj(this::glyph)
                .toList();
    }

    private Label glyph(int at) {
        double along = Helvetica.width(text.substring(0, at), size);
        return new Label(text.substring(at, at + 1), angle, angle.offset(origin, along, 0), size);
    }
}
