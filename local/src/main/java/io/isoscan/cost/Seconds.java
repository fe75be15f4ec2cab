package io.isoscan.cost;

import java.util.Map;

/**
 * How long functions run: the processor time that they need, stretched by the share of a processor
 * that their memory brings, and the waits for the services that they call.
 */
final class Seconds {
    /** Lambda gives one whole processor with this much memory, and a share of it with less. */
    private static final double WHOLE_PROCESSOR_MEGABYTES = 1_769;

    private static final double MILLIS = 1_000;

    private final Calls calls;
    private final Assumptions assumptions;

    Seconds(Calls calls, Assumptions assumptions) {
        this.calls = calls;
        this.assumptions = assumptions;
    }

    /** Of all invocations of a function in a run. */
    double of(String function, int memoryMegabytes, Map<Driver, Double> run) {
        double stretch = Math.max(1, WHOLE_PROCESSOR_MEGABYTES / memoryMegabytes);
        return (processor(function, run) * stretch + waits(function, run)) / MILLIS;
    }

    private double processor(String function, Map<Driver, Double> run) {
        return run.entrySet().stream()
                .mapToDouble(part ->
                        part.getValue()
                                * assumptions
                                        .find("cpu-ms-" + function + "-" + part.getKey().label())
                                        .orElse(0.0))
                .sum();
    }

    /** Many items that one call reads are waited for once. */
    private double waits(String function, Map<Driver, Double> run) {
        return calls.lines().stream()
                .filter(line -> line.call().by().equals(function) && line.whole())
                .mapToDouble(line -> line.in(run) * wait(line.call()))
                .sum();
    }

    private double wait(Call call) {
        return assumptions.find("wait-ms-" + call.service()).orElse(0.0);
    }
}
