package io.isoscan.samples;

/**
 * Paints a label in a form that a form of the page draws, each scaled and turned, so that only both
 * together bring it to its place.
 */
final class NestedFormPainter implements LabelPainter {
    private static final int TURN = 50;
    private static final double SCALE = 2.5;

    @Override
    public void paint(Label label, PageContent content) {
        PageContent inner = content.inner();
        WholePainters.plain(label.atOrigin(), inner);
        PageContent outer = content.inner();
        Point origin = new Point(0, 0);
        outer.draw(new PageContent.Form(inner, -TURN, SCALE), origin, LabelAngle.HORIZONTAL, 1);
        content.draw(
                new PageContent.Form(outer, TURN, 1), label.origin(), label.angle(), 1 / SCALE);
    }
}
