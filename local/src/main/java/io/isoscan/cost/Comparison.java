package io.isoscan.cost;

import java.util.List;
import java.util.function.Predicate;

/**
 * The same run with one write, one counter update, one read of the session and one message to the
 * client for every file, at the same prices.
 */
record Comparison(List<Row> rows, Prices prices) {
    Comparison {
        rows = List.copyOf(rows);
    }

    /** So many here, and one for every file there. */
    record Row(String what, Price price, double here, double there) {}

    static Comparison of(Bill bill) {
        return new Comparison(
                List.of(
                        row(
                                bill,
                                "result writes",
                                Price.DYNAMODB_WRITE,
                                "results of files"::equals),
                        row(
                                bill,
                                "counter updates",
                                Price.DYNAMODB_WRITE,
                                "counters and state"::equals),
                        row(bill, "session reads", Price.DYNAMODB_READ, Comparison::asked),
                        row(bill, "messages to the client", Price.SOCKET_MESSAGE, what -> true)),
                bill.prices());
    }

    double here() {
        return rows.stream().mapToDouble(row -> prices.of(row.price(), row.here())).sum();
    }

    double there() {
        return rows.stream().mapToDouble(row -> prices.of(row.price(), row.there())).sum();
    }

    /** The session, and whom to tell. */
    private static boolean asked(String what) {
        return what.equals("session") || what.equals("who watches");
    }

    private static Row row(Bill bill, String what, Price price, Predicate<String> purpose) {
        double here = bill.quantity(line -> line.price() == price && purpose.test(line.what()));
        return new Row(what, price, here, bill.run().files());
    }
}
