package io.isoscan.convert;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.util.Locale;

/** A glyph's shape in the operators of a PDF. Used once. */
final class GlyphOutline {
    private final StringBuilder operators = new StringBuilder();
    private double penX;
    private double penY;

    private GlyphOutline() {}

    /** The filled shape, drawn at this scale. */
    static String filled(GeneralPath shape, double scale) {
        var outline = new GlyphOutline();
        var at = new double[6];
        var path = shape.getPathIterator(AffineTransform.getScaleInstance(scale, scale));
        for (; !path.isDone(); path.next()) {
            outline.add(path.currentSegment(at), at);
        }
        return outline.operators.append("f\n").toString();
    }

    private void add(int segment, double[] at) {
        switch (segment) {
            case PathIterator.SEG_MOVETO -> to("m", at[0], at[1]);
            case PathIterator.SEG_LINETO -> to("l", at[0], at[1]);
            case PathIterator.SEG_QUADTO -> curve(at);
            case PathIterator.SEG_CLOSE -> operators.append("h\n");
            default -> throw new IllegalStateException("TrueType has no such segment");
        }
    }

    /** A font's curve has one control point, a PDF's has two. */
    private void curve(double[] at) {
        number((penX + 2 * at[0]) / 3);
        number((penY + 2 * at[1]) / 3);
        number((at[2] + 2 * at[0]) / 3);
        number((at[3] + 2 * at[1]) / 3);
        to("c", at[2], at[3]);
    }

    private void to(String operator, double x, double y) {
        number(x);
        number(y);
        operators.append(operator).append('\n');
        penX = x;
        penY = y;
    }

    private void number(double number) {
        operators.append(String.format(Locale.ROOT, "%.3f ", number));
    }
}
