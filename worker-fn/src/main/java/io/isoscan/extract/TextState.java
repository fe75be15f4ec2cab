package io.isoscan.extract;

import org.jspecify.annotations.Nullable;

/** What of the graphics state says how text stands (ISO 32000-1, 9.3). For one thread. */
final class TextState {
    Affine page = Affine.IDENTITY;
    @Nullable FontGlyphs font;
    double size;
    double stretch = 1;
    double spacing;
    double wordSpacing;
    double leading;
    double rise;

    TextState copy() {
        TextState copy = new TextState();
        copy.page = page;
        copy.font = font;
        copy.size = size;
        copy.stretch = stretch;
        copy.spacing = spacing;
        copy.wordSpacing = wordSpacing;
        copy.leading = leading;
        copy.rise = rise;
        return copy;
    }
}
