package io.isoscan.cost;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a bill needs beside calls and prices, by name. */
record Assumptions(Map<String, Double> values) {
    private static final String RESOURCE = "assumptions.txt";

    Assumptions {
        values = Map.copyOf(values);
    }

    static Assumptions listed() {
        return new Assumptions(
                DataFile.lines(RESOURCE)
                        .map(DataFile::columns)
                        .collect(toMap(List::getFirst, line -> number(line.getLast()))));
    }

    double of(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalStateException(RESOURCE + " has no " + name));
    }

    Optional<Double> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }
}
