package io.isoscan.extract;

/** The content stream operators that matter to text, as {@link ContentTokens} names them. */
final class Operators {
    static final int SAVE = 'q';
    static final int RESTORE = 'Q';
    static final int CONCATENATE = 'c' << 8 | 'm';
    static final int GRAPHICS_STATE = 'g' << 8 | 's';
    static final int DRAW_OBJECT = 'D' << 8 | 'o';
    static final int INLINE_IMAGE = 'B' << 8 | 'I';
    static final int INLINE_DATA = 'I' << 8 | 'D';
    static final int SHADING = 's' << 8 | 'h';

    static final int BEGIN_TEXT = 'B' << 8 | 'T';
    static final int CHARACTER_SPACING = 'T' << 8 | 'c';
    static final int WORD_SPACING = 'T' << 8 | 'w';
    static final int HORIZONTAL_SCALING = 'T' << 8 | 'z';
    static final int LEADING = 'T' << 8 | 'L';
    static final int FONT = 'T' << 8 | 'f';
    static final int RISE = 'T' << 8 | 's';
    static final int MOVE = 'T' << 8 | 'd';
    static final int MOVE_SET_LEADING = 'T' << 8 | 'D';
    static final int TEXT_MATRIX = 'T' << 8 | 'm';
    static final int NEXT_LINE = 'T' << 8 | '*';
    static final int SHOW = 'T' << 8 | 'j';
    static final int SHOW_ADJUSTED = 'T' << 8 | 'J';
    static final int SHOW_NEXT_LINE = '\'';
    static final int SHOW_NEXT_LINE_SPACED = '"';

    static final int BEGIN_MARKED = 'B' << 16 | 'M' << 8 | 'C';
    static final int BEGIN_MARKED_WITH_PROPERTIES = 'B' << 16 | 'D' << 8 | 'C';
    static final int END_MARKED = 'E' << 16 | 'M' << 8 | 'C';

    static final int STROKE = 'S';
    static final int CLOSE_STROKE = 's';
    static final int FILL = 'f';
    static final int FILL_OLD = 'F';
    static final int FILL_EVEN_ODD = 'f' << 8 | '*';
    static final int FILL_STROKE = 'B';
    static final int FILL_STROKE_EVEN_ODD = 'B' << 8 | '*';
    static final int CLOSE_FILL_STROKE = 'b';
    static final int CLOSE_FILL_STROKE_EVEN_ODD = 'b' << 8 | '*';

    private Operators() {}
}
