package io.isoscan.samples;

/**
 * How the text of a label becomes operators of a page. Drawing programs differ much in this; each
 * way is an implementation of its own. A painter must put every character of the label on the page,
 * inside the label's box.
 */
@FunctionalInterface
interface LabelPainter {
    void paint(Label label, PageContent content);
}
