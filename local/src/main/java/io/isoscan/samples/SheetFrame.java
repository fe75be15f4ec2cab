package io.isoscan.samples;

/**
 * The frame of the sheet with its grid references: numbers along the edges, letters up the sides.
 */
final class SheetFrame {
    private static final int ACROSS = 8;
    private static final int UPWARDS = 6;
    private static final double LETTERING = 3.2;

    private final Plot plot;

    SheetFrame(Plot plot) {
        this.plot = plot;
    }

    void draw() {
        plot.rectangle(Pen.THIN, Sheet.BORDER);
        plot.rectangle(Pen.FRAME, Sheet.FRAME);
        for (int i = 0; i < ACROSS; i++) {
            column(i);
        }
        for (int i = 0; i < UPWARDS; i++) {
            row(i);
        }
    }

    private void column(int number) {
        double width = Sheet.FRAME.width() / ACROSS;
        double left = Sheet.FRAME.left() + number * width;
        String name = String.valueOf(number + 1);
        edge(
                name,
                new Point(left, Sheet.FRAME.top()),
                new Point(left, Sheet.BORDER.top()),
                width,
                0);
        edge(
                name,
                new Point(left, Sheet.BORDER.bottom()),
                new Point(left, Sheet.FRAME.bottom()),
                width,
                0);
    }

    private void row(int number) {
        double height = Sheet.FRAME.height() / UPWARDS;
        double bottom = Sheet.FRAME.bottom() + number * height;
        String name = String.valueOf((char) ('A' + UPWARDS - 1 - number));
        edge(
                name,
                new Point(Sheet.BORDER.left(), bottom),
                new Point(Sheet.FRAME.left(), bottom),
                0,
                height);
        edge(
                name,
                new Point(Sheet.FRAME.right(), bottom),
                new Point(Sheet.BORDER.right(), bottom),
                0,
                height);
    }

    /** A division mark and, half a division further on, its name. */
    private void edge(String name, Point from, Point to, double right, double up) {
        plot.line(Pen.THIN, from, to);
        Point middle = from.middle(to).plus(right / 2, up / 2);
        plot.label(Label.centred(name, LabelAngle.HORIZONTAL, middle, LETTERING));
    }
}
