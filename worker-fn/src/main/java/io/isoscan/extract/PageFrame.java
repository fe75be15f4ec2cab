package io.isoscan.extract;

import java.awt.geom.AffineTransform;

/**
 * One page as it is shown, without its picture.
 *
 * @param inches its longest side, where the document says how large it is in print; else 0
 * @param pixels its longest side, where it is an image; else 0
 * @param toPage from shares of its width and height, counted from its upper left corner, to the
 *     page's own space, as of {@link io.isoscan.result.Box}; not to be changed
 */
public record PageFrame(double inches, int pixels, AffineTransform toPage) {}
