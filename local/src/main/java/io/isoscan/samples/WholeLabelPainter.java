package io.isoscan.samples;

/** Paints a label in a single show-text operation, as most drawing programs do. */
final class WholeLabelPainter implements LabelPainter {
    @Override
    public void paint(Label label, PageContent content) {
        content.beginText(label.size(), label.angle(), label.origin());
        content.showText(label.text());
        content.endText();
    }
}
