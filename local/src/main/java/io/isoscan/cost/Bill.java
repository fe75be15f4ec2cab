package io.isoscan.cost;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** What one run costs, line by line. */
public record Bill(Run run, List<Line> lines, Prices prices) {
    public Bill {
        lines = List.copyOf(lines);
    }

    /**
     * The bill of a run, with batches full and nothing that fails.
     *
     * @param workerSeconds how long a worker takes for a file, where the caller knows better
     */
    public static Bill of(Run run, Deployment deployment, OptionalDouble workerSeconds) {
        return new BillWriter(run, deployment, workerSeconds).write();
    }

    /** In dollars. */
    public double total() {
        return sum(line -> true);
    }

    double sum(Price price) {
        return sum(line -> line.price() == price);
    }

    double sum(Predicate<Line> which) {
        return lines.stream()
                .filter(which)
                .mapToDouble(line -> prices.of(line.price(), line.quantity()))
                .sum();
    }

    double quantity(Predicate<Line> which) {
        return lines.stream().filter(which).mapToDouble(Line::quantity).sum();
    }
}
