package io.isoscan.extract;

import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.PDTextState;
import org.apache.pdfbox.util.Matrix;

/** Moves through one shown string, glyph by glyph, and knows where each stands on the page. */
final class TextPen {

    private final float size;
    private final float stretch;
    private final float spacing;
    private final boolean vertical;
    private final double acrossX;
    private final double acrossY;
    private final double upX;
    private final double upY;
    private final double originX;
    private final double originY;
    private final double directionX;
    private final double directionY;
    private final double em;
    private final double height;
    private final double letterSpace;
    private double x;
    private double y;
    private double startX;
    private double startY;
    private double endX;
    private double endY;

    TextPen(PDGraphicsState state, double fontEm, boolean vertical) {
        PDTextState style = state.getTextState();
        Matrix page = state.getTextMatrix().multiply(state.getCurrentTransformationMatrix());
        this.size = style.getFontSize();
        this.stretch = style.getHorizontalScaling() / 100;
        this.spacing = style.getCharacterSpacing();
        this.vertical = vertical;
        this.acrossX = page.getScaleX();
        this.acrossY = page.getShearY();
        this.upX = page.getShearX();
        this.upY = page.getScaleY();
        this.originX = page.getTranslateX() + style.getRise() * upX;
        this.originY = page.getTranslateY() + style.getRise() * upY;
        double across = Math.hypot(acrossX, acrossY);
        double up = Math.hypot(upX, upY);
        double sign = Math.signum(size) * (vertical ? -1 : Math.signum(stretch));
        this.directionX = vertical ? sign * unit(upX, up) : sign * unit(acrossX, across);
        this.directionY = vertical ? sign * unit(upY, up) : sign * unit(acrossY, across);
        double wide = positive(Math.abs(size * stretch) * across * fontEm);
        double high = positive(Math.abs(size) * up * fontEm);
        this.em = vertical ? high : wide;
        this.height = vertical ? wide : high;
        this.letterSpace = size == 0 ? 0 : Math.max(0, spacing / Math.abs(size * fontEm));
    }

    /** Draws the glyph, then moves on by its advance and the spacing. */
    void draw(FontGlyphs.Glyph glyph, float wordSpacing) {
        startX = x;
        startY = y;
        endX = vertical ? x : x + glyph.advanceX() * size * stretch;
        endY = vertical ? y + glyph.advanceY() * size : y;
        float extra = spacing + wordSpacing;
        x = vertical ? endX : endX + extra * stretch;
        y = vertical ? endY + extra : endY;
    }

    /** The glyph drawn last, with its place. */
    Stroke stroke(String text) {
        return new Stroke(
                text,
                pageX(startX, startY),
                pageY(startX, startY),
                pageX(endX, endY),
                pageY(endX, endY),
                directionX,
                directionY,
                em,
                height,
                letterSpace);
    }

    float movedX() {
        return (float) x;
    }

    float movedY() {
        return (float) y;
    }

    private double pageX(double alongX, double alongY) {
        return originX + alongX * acrossX + alongY * upX;
    }

    private double pageY(double alongX, double alongY) {
        return originY + alongX * acrossY + alongY * upY;
    }

    private static double unit(double part, double length) {
        return length == 0 ? 0 : part / length;
    }

    private static double positive(double length) {
        return length > 0 && Double.isFinite(length) ? length : Double.MIN_NORMAL;
    }
}
