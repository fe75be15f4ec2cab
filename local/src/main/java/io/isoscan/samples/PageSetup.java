package io.isoscan.samples;

/**
 * How the sheet lies in its page: by how many degrees clockwise a viewer turns the page, in steps
 * of 90, and how many points the page's unit has. Shown, the sheet is upright and of its size.
 */
record PageSetup(int rotation, double userUnit) {
    static final PageSetup UPRIGHT = new PageSetup(0, 1);

    private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;

    /** What the page's unit has of a millimetre. */
    double scale() {
        return POINTS_PER_MILLIMETRE / userUnit;
    }

    /** The matrix that takes millimetres of the upright sheet to units of the page. */
    double[] millimetres() {
        double s = scale();
        double right = s * Sheet.PAPER.right();
        double top = s * Sheet.PAPER.top();
        return switch (rotation) {
            case 90 -> new double[] {0, s, -s, 0, top, 0};
            case 180 -> new double[] {-s, 0, 0, -s, right, top};
            case 270 -> new double[] {0, -s, s, 0, 0, right};
            default -> new double[] {s, 0, 0, s, 0, 0};
        };
    }

    /** The page's width before it is turned, in its units. */
    double width() {
        return scale() * (lies() ? Sheet.PAPER.height() : Sheet.PAPER.width());
    }

    /** The page's height before it is turned, in its units. */
    double height() {
        return scale() * (lies() ? Sheet.PAPER.width() : Sheet.PAPER.height());
    }

    private boolean lies() {
        return rotation % 180 != 0;
    }
}
