package io.isoscan.samples;

import java.util.ArrayList;
import java.util.List;

/** Painters that place each glyph of a label by itself. */
final class GlyphPainters {
    /** Between the strikes of a glyph struck twice, in ems. */
    private static final double BESIDE = 0.04;

    private GlyphPainters() {}

    static void inOrder(Label label, PageContent content) {
        label.glyphs().forEach(glyph -> WholePainters.plain(glyph, content));
    }

    static void lastFirst(Label label, PageContent content) {
        label.glyphs().reversed().forEach(glyph -> WholePainters.plain(glyph, content));
    }

    /** Each glyph twice, a little beside, before the next one. */
    static void twice(Label label, PageContent content) {
        for (Label glyph : label.glyphs()) {
            WholePainters.plain(glyph, content);
            WholePainters.plain(glyph.moved(BESIDE * glyph.size(), 0), content);
        }
    }

    /**
     * One array in which every glyph is moved by up to a fifth of an em. The label keeps its width
     * by the size of its letters.
     */
    static LabelPainter kerned(Dice dice) {
        return (label, content) -> {
            List<Integer> movedBack = new ArrayList<>(List.of(0));
            while (movedBack.size() < label.text().length()) {
                movedBack.add(dice.between(-200, 60));
            }
            double moved = -movedBack.stream().mapToInt(Integer::intValue).sum() / 1000.0;
            double size = label.width() / (label.width() / label.size() + moved);
            content.beginText(size, label.angle(), label.origin());
            content.showText(label.text(), movedBack);
            content.endText();
        };
    }
}
