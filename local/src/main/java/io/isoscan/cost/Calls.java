package io.isoscan.cost;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The calls of a run as a model: each kind of call with the units it is billed in, so many for each
 * of what the run consists of. Measured runs verify it ({@code ./isoscan bench calls}). Immutable.
 */
public final class Calls {
    private static final String RESOURCE = "calls.txt";
    private static final int COLUMNS = 5;

    /** A call whose units follow from the size of many items varies by that much. */
    private static final double TOLERANCE = 0.1;

    private final List<Line> lines;

    public Calls(List<Line> lines) {
        this.lines = List.copyOf(lines);
    }

    /**
     * One line of the model.
     *
     * @param units billed for each of the driver; whole, unless items of different sizes are billed
     *     together
     */
    public record Line(Call call, double units, Driver driver) {
        static Line parse(String text) {
            var columns = DataFile.columns(text);
            if (columns.size() != COLUMNS) {
                throw new IllegalArgumentException(RESOURCE + " has no five columns in: " + text);
            }
            return new Line(
                    new Call(columns.get(0), columns.get(1), columns.get(2)),
                    Double.parseDouble(columns.get(3)),
                    Driver.of(columns.get(4)));
        }

        boolean whole() {
            return units == Math.rint(units);
        }

        /** Billed in a run that consists of so many of each. */
        double in(Map<Driver, Double> run) {
            return units * run.getOrDefault(driver, 0.0);
        }

        @Override
        public String toString() {
            var number = whole() ? "%.0f".formatted(units) : "%.3f".formatted(units);
            return "%s %8s  %s".formatted(call, number, driver.label());
        }
    }

    /** The model that was verified last. */
    public static Calls model() {
        return new Calls(DataFile.lines(RESOURCE).map(Line::parse).toList());
    }

    public List<Line> lines() {
        return lines;
    }

    /** The lines of one kind of call. */
    public List<Line> of(Call call) {
        return lines.stream().filter(line -> line.call().equals(call)).toList();
    }

    /** The billed units of every kind of call in a run that consists of so many of each. */
    public Map<Call, Double> units(Map<Driver, Double> run) {
        var units = new TreeMap<Call, Double>();
        for (var line : lines) {
            units.merge(line.call(), line.in(run), Double::sum);
        }
        return units;
    }

    /** What a measured run did otherwise than the model says; empty when it holds. */
    public List<String> differences(Map<Driver, Double> run, Map<Call, Double> measured) {
        var expected = units(run);
        var calls = new TreeSet<>(expected.keySet());
        calls.addAll(measured.keySet());
        return calls.stream()
                .filter(call -> !holds(call, run, measured.getOrDefault(call, 0.0)))
                .map(call ->
                        "%s model %.1f, measured %.1f"
                                .formatted(
                                        call,
                                        expected.getOrDefault(call, 0.0),
                                        measured.getOrDefault(call, 0.0)))
                .toList();
    }

    /** Whether the model says of this kind of call what was measured. */
    public boolean holds(Call call, Map<Driver, Double> run, double measured) {
        double modelled = units(run).getOrDefault(call, 0.0);
        boolean exact = of(call).stream().allMatch(Line::whole);
        double allowed = exact ? 0 : Math.max(1, TOLERANCE * modelled);
        return Math.abs(modelled - measured) <= allowed;
    }
}
