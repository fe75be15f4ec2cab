package io.isoscan.result;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * A rectangle on a page, from the page's lower left corner: of a PDF in points of its own space, as
 * its content is drawn, before the page is turned; of an image in pixels.
 */
@Serdeable
public record Box(double left, double bottom, double right, double top) {

    /** To a hundredth: nobody sees less, and each digit is stored and sent. */
    public Box rounded() {
        return new Box(rounded(left), rounded(bottom), rounded(right), rounded(top));
    }

    /** The smallest that holds both. */
    public Box around(Box other) {
        return new Box(
                Math.min(left, other.left),
                Math.min(bottom, other.bottom),
                Math.max(right, other.right),
                Math.max(top, other.top));
    }

    /** Left, bottom, right and top. */
    public List<Double> sides() {
        return List.of(left, bottom, right, top);
    }

    private static double rounded(double length) {
        return Math.round(length * 100) / 100.0;
    }
}
