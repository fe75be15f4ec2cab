package io.isoscan.bench.calls;

import io.isoscan.cost.Call;
import io.isoscan.cost.Calls;
import io.isoscan.cost.Calls.Line;
import io.isoscan.cost.Driver;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Finds the model that measured runs follow. What the present model says is kept where it holds;
 * for the rest the first driver that explains every run is taken, or the first two with whole
 * numbers.
 */
final class Fit {
    private static final int MOST = 3;

    private final List<MeasuredRun> runs;
    private final Calls present;

    Fit(List<MeasuredRun> runs, Calls present) {
        this.runs = runs;
        this.present = present;
    }

    /** The lines, and a comment for each call that nothing explains. */
    List<String> lines() {
        var calls = new TreeSet<>(present.units(Map.of()).keySet());
        runs.forEach(run -> calls.addAll(run.units().keySet()));
        return calls.stream().flatMap(this::lines).toList();
    }

    private Stream<String> lines(Call call) {
        return kept(call)
                .or(() -> one(call))
                .or(() -> two(call))
                .or(() -> roughly(call))
                .map(lines -> lines.stream().map(Line::toString))
                .orElseGet(() -> unexplained(call));
    }

    private Optional<List<Line>> kept(Call call) {
        var lines = present.of(call);
        var alone = new Calls(lines);
        boolean hold =
                runs.stream().allMatch(run -> alone.holds(call, run.drivers(), run.of(call)));
        return lines.isEmpty() || !hold ? Optional.empty() : Optional.of(lines);
    }

    private Optional<List<Line>> one(Call call) {
        return Stream.of(Driver.values())
                .map(driver -> new Line(call, quotients(call, driver).max().orElse(0), driver))
                .filter(line -> line.units() > 0 && line.units() == Math.rint(line.units()))
                .filter(line -> explains(List.of(line)))
                .map(List::of)
                .findFirst();
    }

    private Optional<List<Line>> two(Call call) {
        var pairs = new ArrayList<List<Line>>();
        for (var first : Driver.values()) {
            for (var second : Driver.values()) {
                for (int some = 1; first.compareTo(second) < 0 && some <= MOST; some++) {
                    for (int more = 1; more <= MOST; more++) {
                        pairs.add(
                                List.of(new Line(call, some, first), new Line(call, more, second)));
                    }
                }
            }
        }
        return pairs.stream().filter(this::explains).findFirst();
    }

    /** Items of different sizes, billed together: as in the run with the most of them. */
    private Optional<List<Line>> roughly(Call call) {
        return Stream.of(Driver.values())
                .map(driver -> new Line(call, ofTheMost(call, driver), driver))
                .filter(line -> line.units() > 0 && explains(List.of(line)))
                .map(List::of)
                .findFirst();
    }

    private double ofTheMost(Call call, Driver driver) {
        return runs.stream()
                .filter(run -> run.of(driver) > 0)
                .max(Comparator.comparingDouble(run -> run.of(driver)))
                .map(run -> run.of(call) / run.of(driver))
                .orElse(0.0);
    }

    private DoubleStream quotients(Call call, Driver driver) {
        return runs.stream()
                .filter(run -> run.of(driver) > 0 || run.of(call) > 0)
                .mapToDouble(run -> run.of(call) / run.of(driver));
    }

    private boolean explains(List<Line> lines) {
        var model = new Calls(lines);
        var call = lines.getFirst().call();
        return runs.stream().allMatch(run -> model.holds(call, run.drivers(), run.of(call)));
    }

    /** What no run did is gone. */
    private Stream<String> unexplained(Call call) {
        var measured = runs.stream().map(run -> run.of(call)).toList();
        return measured.stream().allMatch(units -> units == 0)
                ? Stream.of()
                : Stream.of("# unexplained: " + call + measured);
    }
}
