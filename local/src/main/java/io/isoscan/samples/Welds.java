package io.isoscan.samples;

import java.util.ArrayList;
import java.util.List;

/** The welds of a line in the order of the pipe's run, numbered from 1. */
final class Welds {
    private final List<Target> welds = new ArrayList<>();

    Welds(PipeRoute route) {
        for (int i = 1; i < route.legs().size(); i++) {
            Leg before = route.legs().get(i - 1);
            Leg after = route.legs().get(i);
            add(before, before.length() - Symbols.BEND);
            add(after, Symbols.BEND);
        }
        for (Branch branch : route.branches()) {
            Leg trunk = route.legs().get(branch.parent());
            add(trunk, branch.at() - Symbols.BEND);
            add(trunk, branch.at() + Symbols.BEND);
            add(branch.leg(), Symbols.BEND);
        }
    }

    private void add(Leg leg, double at) {
        welds.add(new Target(leg.at(at), leg.heading(), 0.8, 3));
    }

    List<Target> targets() {
        return List.copyOf(welds);
    }

    /** Draws the list of welds in two columns below that height; gives its lower edge. */
    double draw(Plot plot, double top, LineNumber line) {
        List<Double> widths = List.of(9.0, 14.0, 16.0, 16.0);
        int half = (welds.size() + 1) / 2;
        double bottom = top;
        for (int column = 0; column < 2; column++) {
            Point corner = new Point(Sheet.COLUMN.left() + 55 * column, top);
            Table table = new Table(plot, corner, widths, 4.2, 2);
            table.heading("WELDS");
            table.row(List.of("NO", "TYPE", "N.S. (IN)", "PLACE"));
            for (int i = column * half; i < Math.min(welds.size(), (column + 1) * half); i++) {
                String place = i % 5 == 4 ? "FIELD" : "SHOP";
                table.row(List.of(String.valueOf(i + 1), "BW", String.valueOf(line.size()), place));
            }
            bottom = Math.min(bottom, table.bottom());
        }
        return bottom;
    }
}
