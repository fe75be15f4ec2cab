package io.isoscan.samples;

import java.util.List;

/** Lines of text, all at one angle, that a leader ties to what they name. */
record Callout(
        List<String> lines, LabelAngle angle, double size, Callout.Style style, double margin) {
    enum Style {
        UNDERLINED,
        BOXED,
        ROUND,
        /** Underlined too; its lines are drawn as the sheet draws its codes. */
        CODE
    }

    private static final double LEADING = 1.35;
    private static final double MARGIN = 0.7;

    Callout(List<String> lines, LabelAngle angle, double size, Style style) {
        this(lines, angle, size, style, MARGIN);
    }

    Callout {
        lines = List.copyOf(lines);
    }

    double width() {
        return lines.stream().mapToDouble(line -> Helvetica.width(line, size)).max().orElse(0) + 2;
    }

    double height() {
        return lines.size() * size * LEADING + 0.4;
    }

    /** The radius of the ring around a number. */
    double radius() {
        return Math.max(size * 0.8, Helvetica.width(lines.getFirst(), size) / 2 + 0.6);
    }
}
