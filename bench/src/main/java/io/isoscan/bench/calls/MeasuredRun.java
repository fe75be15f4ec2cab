package io.isoscan.bench.calls;

import io.isoscan.cost.Call;
import io.isoscan.cost.Driver;
import java.util.Map;

/**
 * What a run consisted of, and the calls that were counted.
 *
 * @param drivers so many of each
 * @param units billed units
 */
record MeasuredRun(Map<Driver, Double> drivers, Map<Call, Double> units) {
    MeasuredRun {
        drivers = Map.copyOf(drivers);
        units = Map.copyOf(units);
    }

    double of(Driver driver) {
        return drivers.getOrDefault(driver, 0.0);
    }

    double of(Call call) {
        return units.getOrDefault(call, 0.0);
    }
}
