package io.isoscan.samples;

/** An upright rectangle of the sheet. */
record Area(double left, double bottom, double right, double top) {
    double width() {
        return right - left;
    }

    double height() {
        return top - bottom;
    }

    Point centre() {
        return new Point((left + right) / 2, (bottom + top) / 2);
    }

    Box box() {
        return new Box(centre(), width() / 2, height() / 2, 1, 0);
    }

    boolean holds(Box box) {
        double halfWidth = box.halfWidthOnSheet();
        double halfHeight = box.halfHeightOnSheet();
        return box.centre().x() - halfWidth >= left
                && box.centre().x() + halfWidth <= right
                && box.centre().y() - halfHeight >= bottom
                && box.centre().y() + halfHeight <= top;
    }
}
