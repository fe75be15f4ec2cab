package io.isoscan.samples;

import java.util.ArrayList;
import java.util.List;

/** A sheet being drawn: lines, shapes and labels. One thread at a time. */
final class Plot {
    /**
     * The distance of the control points of a Bezier curve that stands for a quarter of a circle of
     * radius 1.
     */
    private static final double QUARTER_CIRCLE = 0.5523;

    private final PageContent content;
    private final List<Label> labels = new ArrayList<>();
    private final LabelPainter lettering;
    private final LabelPainter codes;

    Plot(PageContent content, LabelPainter lettering, LabelPainter codes) {
        this.content = content;
        this.lettering = lettering;
        this.codes = codes;
    }

    void label(Label label) {
        lettering.paint(label, content);
        labels.add(label);
    }

    void code(Label label) {
        codes.paint(label, content);
        labels.add(label);
    }

    void line(Pen pen, Point from, Point to) {
        content.use(pen);
        content.moveTo(from);
        content.lineTo(to);
        content.stroke();
    }

    void rectangle(Pen pen, Area area) {
        content.use(pen);
        content.rectangle(area);
        content.stroke();
    }

    void solid(Point... corners) {
        path(corners);
        content.fill();
    }

    /** A closed outline that hides what lies under it. */
    void outline(Pen pen, Point... corners) {
        content.use(pen);
        path(corners);
        content.hideAndStroke();
    }

    /** A closed outline that what lies under it shows through. */
    void loop(Pen pen, List<Point> corners) {
        content.use(pen);
        path(corners.toArray(new Point[0]));
        content.stroke();
    }

    void dot(Point centre, double radius) {
        circlePath(centre, radius);
        content.fill();
    }

    void circle(Pen pen, Point centre, double radius) {
        content.use(pen);
        circlePath(centre, radius);
        content.hideAndStroke();
    }

    /** A line along the points with its corners rounded off, as bent pipe is drawn. */
    void bent(Pen pen, List<Point> points, double bend) {
        content.use(pen);
        content.moveTo(points.getFirst());
        for (int i = 1; i < points.size() - 1; i++) {
            Point corner = points.get(i);
            Point before = corner.towards(points.get(i - 1), bend);
            Point after = corner.towards(points.get(i + 1), bend);
            content.lineTo(before);
            content.curveTo(before.middle(corner), after.middle(corner), after);
        }
        content.lineTo(points.getLast());
        content.stroke();
    }

    /** A slender solid arrow head with its tip at that point. */
    void arrow(Point tip, Point from, double length) {
        Point base = tip.towards(from, length);
        double right = (tip.y() - base.y()) / 6;
        double up = (base.x() - tip.x()) / 6;
        solid(tip, base.plus(right, up), base.plus(-right, -up));
    }

    List<Label> labels() {
        return List.copyOf(labels);
    }

    PageContent content() {
        return content;
    }

    private void path(Point... corners) {
        content.moveTo(corners[0]);
        for (int i = 1; i < corners.length; i++) {
            content.lineTo(corners[i]);
        }
        content.closePath();
    }

    private void circlePath(Point c, double r) {
        double k = r * QUARTER_CIRCLE;
        content.moveTo(c.plus(r, 0));
        content.curveTo(c.plus(r, k), c.plus(k, r), c.plus(0, r));
        content.curveTo(c.plus(-k, r), c.plus(-r, k), c.plus(-r, 0));
        content.curveTo(c.plus(-r, -k), c.plus(-k, -r), c.plus(0, -r));
        content.curveTo(c.plus(k, -r), c.plus(r, -k), c.plus(r, 0));
        content.closePath();
    }
}
