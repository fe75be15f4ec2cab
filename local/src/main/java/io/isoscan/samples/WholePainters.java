package io.isoscan.samples;

/** Painters that show a label's text as one string. */
final class WholePainters {
    /** Half a point, in millimetres. */
    private static final double TINY = 0.5 * 25.4 / 72;

    /** Between the strikes of a label struck twice, in ems. */
    private static final double BESIDE = 0.03;

    private static final int FILLED = 0;
    private static final int INVISIBLE = 3;

    private WholePainters() {}

    /** A single show-text operation, as most drawing programs do. */
    static void plain(Label label, PageContent content) {
        content.beginText(label.size(), label.angle(), label.origin());
        content.showText(label.text());
        content.endText();
    }

    /** Once more a little beside: letters without a bold face look bold so. */
    static void twice(Label label, PageContent content) {
        plain(label, content);
        plain(label.moved(BESIDE * label.size(), 0), content);
    }

    /** There for a reader's search, painted nowhere. */
    static void invisible(Label label, PageContent content) {
        content.beginText(label.size(), label.angle(), label.origin());
        content.textState(INVISIBLE, "Tr");
        content.showText(label.text());
        content.textState(FILLED, "Tr");
        content.endText();
    }

    /** Half a point high. */
    static void tiny(Label label, PageContent content) {
        plain(label.ofSize(TINY), content);
    }

    /** As an annotation, which is no part of the page's content. */
    static void stamped(Label label, PageContent content) {
        content.stamp(label);
    }

    /** As a part of the page's layer. */
    static void layered(Label label, PageContent content) {
        content.beginLayer();
        plain(label, content);
        content.endLayer();
    }

    /** Letters that far apart, in ems: smaller, so that the label keeps its width. */
    static LabelPainter spaced(double ems) {
        return (label, content) -> {
            double width = label.width() / label.size() + ems * label.text().length();
            double size = label.width() / width;
            content.beginText(size, label.angle(), label.origin());
            content.textState(ems * size, "Tc");
            content.showText(label.text());
            content.textState(0, "Tc");
            content.endText();
        };
    }

    /** Letters made narrower or wider, in hundredths, and words moved apart, in ems. */
    static LabelPainter scaled(int hundredths, double wordSpace) {
        return (label, content) -> {
            long spaces = label.text().chars().filter(letter -> letter == ' ').count();
            double width = (label.width() / label.size() + wordSpace * spaces) * hundredths / 100;
            double size = Math.min(label.size(), label.width() / width);
            content.beginText(size, label.angle(), label.origin());
            content.textState(hundredths, "Tz");
            content.textState(wordSpace * size, "Tw");
            content.showText(label.text());
            content.textState(100, "Tz");
            content.textState(0, "Tw");
            content.endText();
        };
    }
}
