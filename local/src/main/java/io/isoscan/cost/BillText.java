package io.isoscan.cost;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A bill as text of at most 100 columns, the total last. */
public final class BillText {
    /** What costs less stands together in one line. */
    private static final double SMALL = 0.000_01;

    private final Bill bill;
    private final StandingCost standing;
    private final List<String> text = new ArrayList<>();

    private BillText(Bill bill, StandingCost standing) {
        this.bill = bill;
        this.standing = standing;
    }

    /** The bill, the comparison, what stands in any month, and the total. */
    public static List<String> of(Bill bill, Deployment deployment) {
        return new BillText(bill, StandingCost.of(deployment)).write();
    }

    private List<String> write() {
        heading();
        for (var price : Price.values()) {
            section(price);
        }
        comparison();
        standing();
        say("");
        row("Total of the run", "", dollars(bill.total()));
        return List.copyOf(text);
    }

    private void heading() {
        var run = bill.run();
        say(
                "A run of %,d files, %,d matches, %,d codes"
                        .formatted(run.files(), run.hits(), run.codes()));
        say(
                "%,d pages by OCR; files %s"
                        .formatted(
                                run.ocrPages(), run.uploads() ? "uploaded" : "in storage before"));
        say(
                "List prices of %s in US dollars, no free tier, as known on %s: check before you rely"
                        .formatted(bill.prices().region(), bill.prices().known()));
        say("on them. Every batch is full, nothing fails, one client looks on until the end.");
        say("");
        row("", "quantity", "dollars");
    }

    // --- The run ---

    private void section(Price price) {
        var lines =
                bill.lines().stream()
                        .filter(line -> line.price() == price)
                        .sorted(Comparator.comparingDouble(Line::quantity).reversed())
                        .toList();
        if (lines.isEmpty()) {
            return;
        }
        row(title(price), "", dollars(bill.sum(price)));
        lines.stream().filter(line -> !small(line)).forEach(this::line);
        var small = lines.stream().filter(this::small).toList();
        if (small.size() == 1) {
            line(small.getFirst());
        } else if (!small.isEmpty()) {
            double together = small.stream().mapToDouble(Line::quantity).sum();
            line(new Line(price, "%d others".formatted(small.size()), together));
        }
    }

    private String title(Price price) {
        var rate = bill.prices().rate(price);
        var per = rate.per() == 1 ? "each" : "per %,.0f".formatted(rate.per());
        return "%s, $%s %s".formatted(price.title(), plain(rate.dollars()), per);
    }

    private boolean small(Line line) {
        return amount(line) < SMALL;
    }

    private double amount(Line line) {
        return bill.prices().of(line.price(), line.quantity());
    }

    private void line(Line line) {
        row("  " + line.what(), quantity(line.quantity()), dollars(amount(line)));
    }

    // --- Beside it ---

    private void comparison() {
        var comparison = Comparison.of(bill);
        say("");
        say(
                "%-46s %15s %15s %15s"
                        .formatted(
                                "Table and socket, compared",
                                "here",
                                "one a file",
                                "dollars there"));
        for (var each : comparison.rows()) {
            say(
                    "%-46s %15s %15s %15s"
                            .formatted(
                                    "  " + each.what(),
                                    quantity(each.here()),
                                    quantity(each.there()),
                                    dollars(bill.prices().of(each.price(), each.there()))));
        }
        say(
                "%-46s %15s %15s %15s"
                        .formatted(
                                "  dollars, here and with one of each a file",
                                dollars(comparison.here()),
                                "",
                                dollars(comparison.there())));
    }

    private void standing() {
        say("");
        row("Standing cost of the stack, a month, not in the total", "", dollars(standing.total()));
        standing.lines().stream().filter(line -> line.quantity() > 0).forEach(this::line);
    }

    private void row(String what, String quantity, String dollars) {
        say("%-62s %15s %15s".formatted(what, quantity, dollars));
    }

    private void say(String line) {
        text.add(line.stripTrailing());
    }

    private static String quantity(double quantity) {
        return quantity == Math.rint(quantity)
                ? String.format(Locale.ROOT, "%,.0f", quantity)
                : String.format(Locale.ROOT, quantity < 10 ? "%.4f" : "%,.1f", quantity);
    }

    private static String dollars(double dollars) {
        return String.format(Locale.ROOT, "%,.6f", dollars);
    }

    private static String plain(double dollars) {
        var exact = BigDecimal.valueOf(dollars).stripTrailingZeros();
        return exact.setScale(Math.max(2, exact.scale())).toPlainString();
    }
}
