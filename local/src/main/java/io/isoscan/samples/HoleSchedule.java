package io.isoscan.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The table of the drawing's holes, below the welds, with marks beside it: a number stands close
 * behind each code, in the next cell, in another size or in another direction.
 */
final class HoleSchedule {
    private static final double HEIGHT = 25;
    private static final double WIDTH = 55;
    private static final double ROW = 4.6;
    private static final double LETTERING = 2;
    private static final double MARKS = 2.6;

    /** Between a rule of the table and the letters beside it. */
    private static final double CLOSE = 0.3;

    /** Between a mark's code and its number: less than between letters that touch. */
    private static final double TOUCHING = 0.1;

    private final Plot plot;
    private final Traps traps;
    private final Variant variant;
    private final Dice dice;
    private final List<PlacedCode> codes = new ArrayList<>();

    HoleSchedule(Plot plot, Traps traps, Variant variant, Dice dice) {
        this.plot = plot;
        this.traps = traps;
        this.variant = variant;
        this.dice = dice;
    }

    static boolean fits(double top) {
        return top - HEIGHT > Sheet.NOTES.top();
    }

    /**
     * Draws the table below that height.
     *
     * @param apart the halves of which the front already stands elsewhere
     * @return the wanted codes in it
     */
    List<PlacedCode> draw(double top, Optional<Traps.Halves> apart, boolean withCodes) {
        Point corner = new Point(Sheet.COLUMN.left(), top);
        Table table = new Table(plot, corner, List.of(Sheet.COLUMN.width()), ROW, LETTERING);
        table.heading("HOLES");
        double bottom = table.bottom();
        if (withCodes) {
            traps.continued().ifPresent(c -> digitInNextCell(c, bottom - ROW));
            traps.continued().ifPresent(c -> otherSize(c, mark(69, bottom)));
            traps.continued().ifPresent(c -> otherDirection(c, mark(95, bottom)));
        }
        row("T.O.S.", String.valueOf(dice.between(101, 199)), bottom - 2 * ROW, false);
        apart.ifPresent(halves -> farHalf(halves, bottom - 3 * ROW));
        halvesInCells(bottom - 4 * ROW);
        return codes;
    }

    private static Point mark(double right, double tableTop) {
        return new Point(Sheet.COLUMN.left() + right, tableTop - 9.5);
    }

    private void digitInNextCell(CodeBook.Continued continued, double bottom) {
        row(continued.code(), String.valueOf(continued.digit()), bottom, true);
        place(continued, LabelAngle.HORIZONTAL, "digit-in-next-cell");
    }

    private void farHalf(Traps.Halves halves, double bottom) {
        row("SLEEVE", halves.behind(), bottom, false);
        traps.lay(halves.trap("halves-apart"));
    }

    private void halvesInCells(double bottom) {
        Traps.Halves halves = traps.halves();
        row(halves.front(), halves.behind(), bottom, true);
        traps.lay(halves.trap("halves-in-cells"));
    }

    private void row(String first, String second, double bottom, boolean code) {
        double left = Sheet.COLUMN.left();
        double baseline = bottom + (ROW - LETTERING * 0.7) / 2;
        Label label = Label.horizontal(first, new Point(left + 1, baseline), LETTERING);
        double rule = left + 1 + label.width() + CLOSE;
        draw(label, code);
        plot.label(Label.horizontal(second, new Point(rule + CLOSE, baseline), LETTERING));
        plot.rectangle(Pen.THIN, new Area(left, bottom, rule, bottom + ROW));
        plot.rectangle(Pen.THIN, new Area(rule, bottom, left + WIDTH, bottom + ROW));
    }

    private void draw(Label label, boolean code) {
        if (code) {
            plot.code(label);
        } else {
            plot.label(label);
        }
    }

    private void otherSize(CodeBook.Continued continued, Point middle) {
        Label code = Label.centred(continued.code(), dice.pick(variant.angles()), middle, MARKS);
        Label digit = code.moved(code.width() + TOUCHING, 0).ofSize(MARKS * 0.6);
        draw(continued, code, digit, "neighbour-in-other-size");
    }

    private void otherDirection(CodeBook.Continued continued, Point middle) {
        Label code = Label.centred(continued.code(), dice.pick(variant.angles()), middle, MARKS);
        Label end = code.moved(code.width() + TOUCHING + 0.76 * MARKS, 0);
        Label digit = new Label(code.text(), code.angle().quarterTurn(), end.origin(), MARKS);
        draw(continued, code, digit, "neighbour-in-other-direction");
    }

    private void draw(CodeBook.Continued continued, Label code, Label digit, String why) {
        plot.code(code);
        plot.label(digit.saying(String.valueOf(continued.digit())));
        place(continued, code.angle(), why);
    }

    private void place(CodeBook.Continued continued, LabelAngle angle, String why) {
        codes.add(new PlacedCode(continued.code(), angle));
        traps.lay(Traps.beside(continued, why));
    }
}
