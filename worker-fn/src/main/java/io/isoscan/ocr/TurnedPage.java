package io.isoscan.ocr;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;

/** A page turned so that text in one direction is level, without its rulings. Immutable. */
final class TurnedPage {
    private final int degrees;
    private final BufferedImage image;
    private final AffineTransform toTurned;
    private final Rulings rulings;

    private TurnedPage(int degrees, BufferedImage image, AffineTransform toTurned) {
        this.degrees = degrees;
        this.image = image;
        this.toTurned = toTurned;
        this.rulings = Rulings.takeFrom(image);
    }

    /** The page with text of this direction, counted against the clock, made level. */
    static TurnedPage of(BufferedImage page, int degrees) {
        var turn = AffineTransform.getRotateInstance(Math.toRadians(degrees));
        var bounds = turn.createTransformedShape(page.getRaster().getBounds()).getBounds();
        turn.preConcatenate(AffineTransform.getTranslateInstance(-bounds.x, -bounds.y));
        return new TurnedPage(degrees, draw(page, turn, bounds.width, bounds.height), turn);
    }

    BufferedImage image() {
        return image;
    }

    boolean isLevel() {
        return degrees == 0;
    }

    /** The whole page to be read at once. */
    LabelStrip asStrip() {
        return new LabelStrip(image, 0, 0);
    }

    Rulings rulings() {
        return rulings;
    }

    /** Where a box of the turned page stands on the page itself. */
    OcrBox onPage(double left, double top, double width, double height) {
        try {
            var centre = new Point2D.Double(left + width / 2, top + height / 2);
            toTurned.inverseTransform(centre, centre);
            return new OcrBox(centre.x, centre.y, width, height, degrees);
        } catch (java.awt.geom.NoninvertibleTransformException e) {
            throw new IllegalStateException("a turn can always be turned back", e);
        }
    }

    private static BufferedImage draw(
            BufferedImage page, AffineTransform turn, int width, int height) {
        var turned = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        var graphics = turned.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(page, turn, null);
        graphics.dispose();
        return turned;
    }
}
