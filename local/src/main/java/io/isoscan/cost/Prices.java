package io.isoscan.cost;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * List prices of one region.
 *
 * @param known the date as of which they were known
 */
public record Prices(String region, String known, Map<Price, Rate> rates) {
    private static final String RESOURCE = "prices.txt";

    public Prices {
        rates = Map.copyOf(rates);
    }

    /** So many dollars for so many. */
    record Rate(double dollars, double per) {
        double of(double quantity) {
            return quantity * dollars / per;
        }
    }

    /** The prices of the file. */
    public static Prices listed() {
        var values = DataFile.values(RESOURCE);
        var rates = new EnumMap<Price, Rate>(Price.class);
        for (var price : Price.values()) {
            var rate = required(values, price.label());
            rates.put(price, new Rate(number(rate.getFirst()), number(rate.getLast())));
        }
        return new Prices(
                required(values, "region").getFirst(), required(values, "known").getFirst(), rates);
    }

    /** What so much of it costs, in dollars. */
    double of(Price price, double quantity) {
        return rate(price).of(quantity);
    }

    Rate rate(Price price) {
        return Optional.ofNullable(rates.get(price)).orElseThrow();
    }

    private static List<String> required(Map<String, List<String>> values, String name) {
        return Optional.ofNullable(values.get(name))
                .orElseThrow(() -> new IllegalStateException(RESOURCE + " has no " + name));
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }
}
