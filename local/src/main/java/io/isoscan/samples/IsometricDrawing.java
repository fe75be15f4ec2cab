package io.isoscan.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Draws one sheet: route, fittings and dimensions first, then callouts where there is room, then
 * the tables.
 */
final class IsometricDrawing {
    private static final List<Double> NEAR = List.of(6.0, 7.5, 9.0, 11.0, 14.0, 18.0, 23.0);
    private static final List<Double> FAR = List.of(9.0, 12.0, 16.0, 20.0, 25.0, 32.0, 40.0, 50.0);

    private final Plot plot;
    private final ClearSpace space = new ClearSpace(Sheet.FIELD);
    private final LineNumber line;
    private final Variant variant;
    private final Traps traps;
    private final Dice dice;
    private final Dice lineDice;
    private final PipeRoute route;
    private final List<String> wanted;
    private final List<Fitting> fittings;
    private final Callouts callouts;

    private IsometricDrawing(long seed, int file, CodeBook book, Variant variant) {
        Dice look = Dice.of(seed, "variant", file);
        PageContent page = PageContent.of(variant.setup(look), variant.font(look));
        LabelPainter lettering = variant.lettering(look);
        this.plot = new Plot(page, lettering, variant.codes(lettering));
        this.line = LineNumber.of(seed, file);
        this.variant = variant;
        this.dice = Dice.of(seed, "drawing", file);
        this.lineDice = Dice.of(seed, "title", line.serial());
        this.route = new RoutePlanner(dice).plan();
        this.wanted =
                book.pick(dice, dice.chance(20) ? 0 : dice.between(1, CodeLabels.MOST_WANTED));
        this.traps = new Traps(book, Dice.of(seed, "traps", file), wanted);
        this.fittings = Fittings.on(route, dice, wanted.size() + dice.between(2, 4));
        this.callouts = new Callouts(plot, space, route);
    }

    /** The sheet with that number of the set; the same for the same arguments. */
    static Drawing draw(long seed, int file, CodeBook book, Variant variant) {
        return new IsometricDrawing(seed, file, book, variant).draw();
    }

    private Drawing draw() {
        pipes();
        new Dimensions(plot, space, route).draw(route);
        ends();
        Welds welds = new Welds(route);
        BillOfMaterials bill = new BillOfMaterials(line, route, fittings);
        CodeLabels codes = new CodeLabels(dice, variant, callouts, fittings);
        List<PlacedCode> placed = new ArrayList<>(codes.drawWanted(wanted));
        balloons(bill);
        numbers(welds);
        Optional<Traps.Halves> apart = codes.drawFront(traps.halves());
        codes.drawNearMisses(traps);
        spools();
        double bottom = tables(bill, welds);
        placed.addAll(schedule(bottom - 4, apart));
        String unseen = traps.absent();
        traps.lay(new Trap(unseen, unseen, "in-keywords-and-bookmark-only"));
        return new Drawing(
                line, variant, plot.content(), plot.labels().size(), placed, traps.laid(), unseen);
    }

    /** Drawings without any wanted code stay so. */
    private List<PlacedCode> schedule(double top, Optional<Traps.Halves> apart) {
        boolean withCodes = !wanted.isEmpty() && variant != Variant.BROKEN_LINE;
        return HoleSchedule.fits(top)
                ? new HoleSchedule(plot, traps, variant, lineDice).draw(top, apart, withCodes)
                : List.of();
    }

    private void pipes() {
        Symbols symbols = new Symbols(plot, space);
        space.occupy(Sheet.NORTH.box());
        symbols.pipe(route);
        fittings.forEach(symbols::fitting);
        new Welds(route).targets().forEach(weld -> symbols.weld(weld.point()));
    }

    /** What the pipe goes on to at both ends, and where in the plant, with elevations between. */
    private void ends() {
        Coordinates start =
                new Coordinates(
                        dice.between(30_000, 60_000) * 5,
                        dice.between(20_000, 40_000) * 5,
                        dice.between(20_400, 22_000) * 5);
        List<Coordinates> corners = Coordinates.along(route, start);
        Leg first = route.legs().getFirst();
        Leg last = route.legs().getLast();
        end(first.from(), first, corners.getFirst(), line.sheet() - 1);
        end(last.to(), last, corners.getLast(), line.sheet() + 1);
        for (int i = 0; i + 1 < route.legs().size(); i++) {
            elevation(route.legs().get(i), corners.get(i + 1));
        }
    }

    private void end(Point point, Leg leg, Coordinates coordinates, int sheet) {
        List<String> lines = new ArrayList<>(List.of("CONT. ON", line.drawing(sheet)));
        lines.addAll(coordinates.lines());
        Callout callout = new Callout(lines, LabelAngle.HORIZONTAL, 2.6, Callout.Style.UNDERLINED);
        callouts.draw(callout, new Target(point, leg.heading(), 1.5, 5), FAR);
    }

    private void elevation(Leg leg, Coordinates corner) {
        if (leg.heading().axis() == IsometricAxis.ELEVATION) {
            Callout callout =
                    new Callout(
                            List.of(corner.level()),
                            LabelAngle.HORIZONTAL,
                            2.6,
                            Callout.Style.UNDERLINED);
            callouts.draw(callout, new Target(leg.to(), leg.heading(), 1.5, 5), FAR);
        }
    }

    private void balloons(BillOfMaterials bill) {
        List<Material> items = bill.items();
        for (int i = 0; i < items.size(); i++) {
            for (Fitting fitting : items.get(i).where()) {
                balloon(String.valueOf(i + 1), fitting);
            }
        }
    }

    private void balloon(String item, Fitting fitting) {
        if (fitting.kind() != FittingKind.HOLE) {
            Callout callout =
                    new Callout(List.of(item), LabelAngle.HORIZONTAL, 2.2, Callout.Style.BOXED);
            callouts.draw(callout, Target.on(fitting, 2), NEAR);
        }
    }

    private void numbers(Welds welds) {
        List<Target> targets = welds.targets();
        for (int i = 0; i < targets.size(); i++) {
            Callout callout =
                    new Callout(
                            List.of(String.valueOf(i + 1)),
                            LabelAngle.HORIZONTAL,
                            2,
                            Callout.Style.ROUND);
            callouts.draw(callout, targets.get(i), NEAR);
        }
    }

    private void spools() {
        List<Leg> legs = route.legs();
        for (int i = 0; i < legs.size(); i += 2) {
            Leg leg = legs.get(i);
            Callout callout =
                    new Callout(
                            List.of("SP-%d-%02d".formatted(line.serial(), i / 2 + 1)),
                            leg.heading().axis().lettering(),
                            2.6,
                            Callout.Style.BOXED);
            callouts.draw(
                    callout, new Target(leg.at(leg.length() * 0.3), leg.heading(), 0.8, 3.2), FAR);
        }
    }

    /** Gives the lower edge of the tables at the top. */
    private double tables(BillOfMaterials bill, Welds welds) {
        double bottom = bill.draw(plot);
        double end = welds.draw(plot, bottom - 4, line);
        new GeneralNotes(plot).draw();
        new TitleBlock(plot, line, lineDice).draw();
        new LineData(plot, line, lineDice).draw();
        new NorthArrow(plot).draw();
        plot.line(Pen.OUTLINE, new Point(300, 10), new Point(300, 287));
        new SheetFrame(plot).draw();
        return end;
    }
}
