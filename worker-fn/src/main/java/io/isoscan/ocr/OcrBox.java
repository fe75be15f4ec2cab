package io.isoscan.ocr;

import io.micronaut.serde.annotation.Serdeable;

/**
 * Where a word stands on its page, in pixels of the picture from its upper left corner.
 *
 * @param x of the box's centre
 * @param y of the box's centre
 * @param width along the word
 * @param height across it
 * @param degrees the word's direction, counted against the clock from a level one
 */
@Serdeable
public record OcrBox(double x, double y, double width, double height, int degrees) {

    /** Whether a point lies in the box, or as near as a quarter of the box's height. */
    boolean covers(double otherX, double otherY) {
        double angle = Math.toRadians(degrees);
        double right = otherX - x;
        double up = y - otherY;
        double along = right * Math.cos(angle) + up * Math.sin(angle);
        double across = up * Math.cos(angle) - right * Math.sin(angle);
        double margin = margin();
        return Math.abs(along) <= width / 2 + margin && Math.abs(across) <= height / 2 + margin;
    }

    /** Nothing that is farther from the centre is covered; a pixel more, for what is rounded. */
    double reach() {
        return Math.hypot(width / 2 + margin(), height / 2 + margin()) + 1;
    }

    /** Whether one of the two boxes lies over the other's centre. */
    boolean overlaps(OcrBox other) {
        return covers(other.x, other.y) || other.covers(x, y);
    }

    private double margin() {
        return height / 4;
    }
}
