package io.isoscan.ocr;

import io.isoscan.result.Box;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;

/**
 * Where a word stands on its page, in pixels of the picture from its upper left corner.
 *
 * @param x of the box's centre
 * @param y of the box's centre
 * @param width along the word
 * @param height across it
 * @param degrees the word's direction, counted against the clock from a level one
 */
public record OcrBox(double x, double y, double width, double height, int degrees) {

    /** The smallest upright rectangle around the box, in the space that the transform leads to. */
    Box in(AffineTransform space) {
        var corners = new Rectangle2D.Double(-width / 2, -height / 2, width, height);
        var turned = new AffineTransform(space);
        turned.translate(x, y);
        turned.rotate(Math.toRadians(-degrees));
        var bounds = turned.createTransformedShape(corners).getBounds2D();
        return new Box(bounds.getMinX(), bounds.getMinY(), bounds.getMaxX(), bounds.getMaxY())
                .rounded();
    }

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
