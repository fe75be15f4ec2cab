package io.isoscan.samples;

/**
 * How an A3 sheet is divided, in millimetres: margins and grid strip by ISO 5457, tables in the
 * right column.
 */
final class Sheet {
    static final Area PAPER = new Area(0, 0, 420, 297);
    static final Area BORDER = new Area(15, 5, 415, 292);
    static final Area FRAME = new Area(20, 10, 410, 287);
    static final Area COLUMN = new Area(300, 10, 410, 287);
    static final Area TITLE = new Area(300, 10, 410, 72);
    static final Area NOTES = new Area(300, 72, 410, 104);
    static final Area LINE_DATA = new Area(20, 10, 300, 24);
    static final Area NORTH = new Area(22, 253, 54, 285);
    static final Area FIELD = new Area(22, 26, 298, 285);

    private Sheet() {}
}
