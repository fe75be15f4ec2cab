package io.isoscan.cost;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Writes one bill: the calls of the model, the time of the functions, and what is kept and told.
 */
final class BillWriter {
    private static final String WORKER = "ScanWorker";
    private static final String OCR_WORKER = "OcrWorker";
    private static final double MEGABYTES_PER_GB = 1_024;
    private static final double BYTES_PER_GB = 1 << 30;
    private static final double HOURS_PER_MONTH = 730;

    private final Calls calls = Calls.model();
    private final Assumptions assumptions = Assumptions.listed();
    private final Seconds seconds = new Seconds(calls, assumptions);
    private final Map<Item, Double> lines = new LinkedHashMap<>();
    private final Run run;
    private final Deployment deployment;
    private final OptionalDouble workerSeconds;
    private final long minutes;
    private final Map<Driver, Double> drivers;

    BillWriter(Run run, Deployment deployment, OptionalDouble workerSeconds) {
        this.run = run;
        this.deployment = deployment;
        this.workerSeconds = workerSeconds;
        this.minutes = minutes();
        this.drivers = run.drivers(deployment.workers(), minutes);
    }

    Bill write() {
        calls();
        time();
        kept();
        watched();
        var written =
                lines.entrySet().stream()
                        .map(line ->
                                new Line(
                                        line.getKey().price(),
                                        line.getKey().what(),
                                        line.getValue()))
                        .toList();
        return new Bill(run, written, Prices.listed());
    }

    /**
     * Those of the workers or of OCR, which run side by side, begun ones included; and one more for
     * the listing and the report.
     */
    private long minutes() {
        var first = run.drivers(deployment.workers(), 1);
        double workers = workerSeconds(first) / run.workers(deployment.workers());
        double wall = Math.max(workers, ocrSeconds(first));
        return (long) Math.ceil(wall / 60) + 1;
    }

    private double ocrSeconds(Map<Driver, Double> of) {
        return run.ocrPages() == 0
                ? 0
                : seconds(OCR_WORKER, memory(OCR_WORKER), of)
                        / run.ocrWorkers(deployment.ocrWorkers());
    }

    private void calls() {
        calls.units(drivers)
                .forEach((call, units) ->
                        call.price().ifPresent(price -> add(price, call.purpose(), units)));
    }

    private void time() {
        var functions = new TreeMap<>(deployment.memoryMegabytes());
        functions.forEach((function, memory) ->
                add(
                        Price.LAMBDA_SECOND,
                        timed(function, memory),
                        seconds(function, memory, drivers) * memory / MEGABYTES_PER_GB));
        add(
                Price.LAMBDA_SECOND,
                "starts of workers from their snapshots",
                run.workers(deployment.workers())
                        * assumptions.of("start-seconds")
                        * memory(WORKER)
                        / MEGABYTES_PER_GB);
    }

    private String timed(String function, int memory) {
        return function.equals(WORKER)
                ? String.format(
                        Locale.ROOT,
                        "%s, %.3f s a file at %,d MB",
                        function,
                        workerSeconds(drivers) / run.files(),
                        memory)
                : function;
    }

    private double seconds(String function, int memory, Map<Driver, Double> of) {
        return function.equals(WORKER) ? workerSeconds(of) : seconds.of(function, memory, of);
    }

    private double workerSeconds(Map<Driver, Double> of) {
        return workerSeconds.isPresent()
                ? workerSeconds.getAsDouble() * run.files()
                : seconds.of(WORKER, memory(WORKER), of);
    }

    private int memory(String function) {
        return deployment.memoryMegabytes().getOrDefault(function, 0);
    }

    // --- Kept until it expires ---

    private void kept() {
        double table = gigabytes("bytes-result") * run.files();
        add(Price.DYNAMODB_GB_MONTH, "results, for 30 days", table);
        add(Price.DYNAMODB_BACKUP_GB_MONTH, "results, for 30 days", table);
        add(Price.S3_GB_MONTH, "listing, codes and report, for 30 days", report() + listing());
        if (run.uploads()) {
            double uploads = gigabytes("bytes-file") * run.files();
            add(Price.S3_GB_MONTH, "uploads, for 30 days", uploads);
        }
    }

    private double report() {
        return gigabytes("bytes-report-file") * run.files()
                + gigabytes("bytes-report-code") * run.codes();
    }

    private double listing() {
        return gigabytes("bytes-listed-file") * run.files() + gigabytes("bytes-code") * run.codes();
    }

    // --- Told, and watched over ---

    private void watched() {
        double invocations = quantity(Price.LAMBDA_REQUEST);
        add(Price.SOCKET_MINUTE, "one client", (double) minutes);
        add(Price.LOGS_GB, "invocations", gigabytes("bytes-log") * invocations);
        add(
                Price.METRIC_MONTH,
                "own metrics, for one hour",
                assumptions.of("own-metrics") / HOURS_PER_MONTH);
        add(Price.TRACE, "invocations that are sampled", traces(invocations));
        add(Price.GB_OUT, "report and messages", report() + told());
    }

    /** The first of each second, and a share of the others. */
    private double traces(double invocations) {
        double first = Math.min(invocations, 60.0 * minutes);
        return first + (invocations - first) * assumptions.of("traced-share");
    }

    private double told() {
        return gigabytes("bytes-message") * quantity(Price.SOCKET_MESSAGE);
    }

    private double quantity(Price price) {
        return lines.entrySet().stream()
                .filter(line -> line.getKey().price() == price)
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private double gigabytes(String name) {
        return assumptions.of(name) / BYTES_PER_GB;
    }

    /** What is for the same is one line. */
    private void add(Price price, String what, double quantity) {
        if (quantity > 0) {
            lines.merge(new Item(price, what), quantity, Double::sum);
        }
    }

    private record Item(Price price, String what) {}
}
