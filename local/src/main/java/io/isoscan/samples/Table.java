package io.isoscan.samples;

import java.util.List;

/** A ruled table of short texts, built downwards from its top edge. */
final class Table {
    private static final double PADDING = 1;

    private final Plot plot;
    private final double left;
    private final List<Double> widths;
    private final double rowHeight;
    private final double lettering;
    private double bottom;

    Table(Plot plot, Point topLeft, List<Double> widths, double rowHeight, double lettering) {
        this.plot = plot;
        this.left = topLeft.x();
        this.bottom = topLeft.y();
        this.widths = List.copyOf(widths);
        this.rowHeight = rowHeight;
        this.lettering = lettering;
    }

    double bottom() {
        return bottom;
    }

    void heading(String text) {
        bottom -= rowHeight;
        plot.rectangle(Pen.TABLE, new Area(left, bottom, left + width(), bottom + rowHeight));
        Point middle = new Point(left + width() / 2, bottom + rowHeight / 2);
        plot.label(Label.centred(text, LabelAngle.HORIZONTAL, middle, lettering * 1.1));
    }

    void row(List<String> cells) {
        bottom -= rowHeight;
        double x = left;
        for (int i = 0; i < cells.size(); i++) {
            cell(cells.get(i), x, widths.get(i));
            x += widths.get(i);
        }
    }

    private void cell(String text, double x, double width) {
        plot.rectangle(Pen.THIN, new Area(x, bottom, x + width, bottom + rowHeight));
        if (!text.isEmpty()) {
            double size =
                    Math.min(
                            lettering,
                            lettering * (width - 2 * PADDING) / Helvetica.width(text, lettering));
            plot.label(
                    Label.horizontal(
                            text,
                            new Point(x + PADDING, bottom + (rowHeight - lettering * 0.7) / 2),
                            size));
        }
    }

    private double width() {
        return widths.stream().mapToDouble(Double::doubleValue).sum();
    }
}
