package io.isoscan.samples;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Who drew what for whom: line number, sheet, revision, dates and names, in the corner of the
 * sheet.
 */
final class TitleBlock {
    private static final List<String> CLIENTS =
            List.of(
                    "NORTHMERE ENERGY",
                    "CALDERA CHEMICALS",
                    "HARROW BAY LNG",
                    "SILVERDALE REFINING");
    private static final List<String> PROJECTS =
            List.of(
                    "AMINE UNIT REVAMP",
                    "TANK FARM EXTENSION",
                    "UTILITIES UPGRADE",
                    "FLARE GAS RECOVERY");
    private static final List<String> INITIALS =
            List.of("AKM", "JRT", "PLS", "DVB", "MHO", "SCN", "TWE");
    private static final List<String> REVISIONS =
            List.of("ISSUED FOR CONSTRUCTION", "ISSUED FOR APPROVAL", "ISSUED FOR REVIEW");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);

    private final Plot plot;
    private final LineNumber line;
    private final Dice dice;

    TitleBlock(Plot plot, LineNumber line, Dice dice) {
        this.plot = plot;
        this.line = line;
        this.dice = dice;
    }

    void draw() {
        int revision = dice.between(0, 2);
        revisions(revision);
        large("CLIENT", dice.pick(CLIENTS), new Area(300, 46, 355, 54), 3.6);
        large("PROJECT", dice.pick(PROJECTS), new Area(355, 46, 410, 54), 3.2);
        large("TITLE", "PIPING ISOMETRIC", new Area(300, 37, 355, 46), 4);
        large("LINE NUMBER", line.line(), new Area(355, 37, 410, 46), 4);
        large("DRAWING NUMBER", line.drawing(), new Area(300, 27, 382, 37), 4.6);
        large("REV", String.valueOf(revision), new Area(382, 27, 410, 37), 4.6);
        small();
        plot.rectangle(Pen.OUTLINE, Sheet.TITLE);
    }

    private void revisions(int last) {
        Table table =
                new Table(
                        plot,
                        new Point(300, 72),
                        List.of(8.0, 17.0, 46.0, 13.0, 13.0, 13.0),
                        4.5,
                        2.2);
        table.row(List.of("REV", "DATE", "DESCRIPTION", "DRN", "CHK", "APP"));
        for (int i = 2; i >= 0; i--) {
            table.row(i > last ? List.of("", "", "", "", "", "") : revision(i, last));
        }
    }

    private List<String> revision(int number, int last) {
        return List.of(
                String.valueOf(number),
                DATE.format(line.issued().minusDays(40L * (last - number))),
                REVISIONS.get(2 - number),
                dice.pick(INITIALS),
                dice.pick(INITIALS),
                dice.pick(INITIALS));
    }

    private void small() {
        large("SCALE", "NTS", new Area(300, 18.5, 322, 27), 3.2);
        large("DATE", DATE.format(line.issued()), new Area(322, 18.5, 350, 27), 3.2);
        large("SIZE", "A3", new Area(350, 18.5, 368, 27), 3.2);
        large("SHEET", line.sheet() + " OF " + line.sheets(), new Area(368, 18.5, 410, 27), 3.2);
        large("DRAWN", dice.pick(INITIALS), new Area(300, 10, 327, 18.5), 3);
        large("CHECKED", dice.pick(INITIALS), new Area(327, 10, 354, 18.5), 3);
        large("APPROVED", dice.pick(INITIALS), new Area(354, 10, 382, 18.5), 3);
        large("PIPING CLASS", line.pipingClass(), new Area(382, 10, 410, 18.5), 3);
    }

    private void large(String name, String value, Area area, double size) {
        plot.rectangle(Pen.TABLE, area);
        plot.label(Label.horizontal(name, new Point(area.left() + 1, area.top() - 2.2), 1.6));
        Point middle = new Point(area.centre().x(), area.bottom() + (area.height() - 2.2) / 2);
        plot.label(Label.centred(value, LabelAngle.HORIZONTAL, middle, size));
    }
}
