package io.isoscan.samples;

import java.util.List;

/** The design conditions of the line, along the lower edge. */
final class LineData {
    private final Plot plot;
    private final LineNumber line;
    private final Dice dice;

    LineData(Plot plot, LineNumber line, Dice dice) {
        this.plot = plot;
        this.line = line;
        this.dice = dice;
    }

    void draw() {
        List<Double> widths = List.of(46.0, 26.0, 30.0, 30.0, 30.0, 30.0, 28.0, 26.0, 34.0);
        Table table = new Table(plot, new Point(20, 24), widths, 7, 2.4);
        table.row(
                List.of(
                        "LINE",
                        "N.S. (IN)",
                        "DESIGN PRESS.",
                        "DESIGN TEMP.",
                        "TEST PRESS.",
                        "INSULATION",
                        "TRACING",
                        "PWHT",
                        "P AND ID"));
        int pressure = dice.between(6, 48);
        table.row(
                List.of(
                        line.line(),
                        String.valueOf(line.size()),
                        pressure + ".0 BARG",
                        dice.between(4, 32) * 10 + " DEG C",
                        pressure * 3 / 2 + ".0 BARG",
                        dice.pick(List.of("NONE", "HC 40 MM", "PP 25 MM")),
                        dice.pick(List.of("NONE", "STEAM", "ELEC.")),
                        dice.pick(List.of("NO", "YES")),
                        "PID-%d".formatted(dice.between(1000, 9999))));
        plot.rectangle(Pen.OUTLINE, Sheet.LINE_DATA);
    }
}
