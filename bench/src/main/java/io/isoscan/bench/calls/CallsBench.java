package io.isoscan.bench.calls;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.isoscan.bench.calls.Client.Order;
import io.isoscan.cost.Calls;
import io.isoscan.cost.Driver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/**
 * {@code ./isoscan bench calls}: runs of different sizes, and the lines of calls.txt that they
 * follow.
 */
public final class CallsBench {
    /** One of a page, uploaded; one of two pages; one that tells progress by the percent. */
    static final List<Order> ORDERS =
            List.of(new Order(35, 4, true), new Order(520, 31, false), new Order(1_030, 0, false));

    private CallsBench() {}

    static void main(String[] args) throws IOException, InterruptedException {
        ((Logger) LoggerFactory.getLogger("io.isoscan")).setLevel(Level.OFF);
        var runs = measure(Path.of(args[0]));
        print(runs);
        System.exit(0);
    }

    static List<MeasuredRun> measure(Path repository) throws IOException, InterruptedException {
        var runs = new ArrayList<MeasuredRun>();
        try (var system = new CountedSystem(repository)) {
            for (var order : ORDERS) {
                runs.add(new Client(system).run(order));
            }
        }
        return runs;
    }

    private static void print(List<MeasuredRun> runs) {
        for (var run : runs) {
            IO.println("# a run of" + consistsOf(run));
        }
        new Fit(runs, Calls.model()).lines().forEach(IO::println);
    }

    private static String consistsOf(MeasuredRun run) {
        var parts = new StringBuilder();
        for (var driver : Driver.values()) {
            parts.append(String.format(Locale.ROOT, " %s %.0f", driver.label(), run.of(driver)));
        }
        return parts.toString();
    }
}
