package io.isoscan.bench;

import io.isoscan.extract.Fuzz;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./isoscan bench fuzz}: damaged documents, and how reading each of them ended. */
@Command(
        name = "fuzz",
        mixinStandardHelpOptions = true,
        description =
                "Reads damaged documents; fails where one hangs or crashes its reader, or takes all it may.")
public final class FuzzBench implements Callable<Integer> {
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final long MIB = 1 << 20;

    @Parameters(index = "0", hidden = true)
    Path repository = Path.of("");

    @Option(names = "--cases", description = "How many documents (default: ${DEFAULT-VALUE}).")
    int cases = 10_000;

    @Option(names = "--seed", description = "Of the damage (default: ${DEFAULT-VALUE}).")
    long seed = 1;

    private final Map<String, Integer> endings = new TreeMap<>();
    private int failed;
    private long slowest;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new FuzzBench()).execute(arguments));
    }

    @Override
    public Integer call() {
        var fuzz = new Fuzz(seed, TIME);
        for (int number = 0; number < cases; number++) {
            run(fuzz, number);
        }
        endings.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(ending ->
                        IO.println("%7d  %s".formatted(ending.getValue(), ending.getKey())));
        IO.println(
                "%d documents of seed %d: %d hung or crashed their reader, or took all it may; slowest %.1f s; heap at most %d of %d MiB"
                        .formatted(cases, seed, failed, slowest / 1e9, peak() / MIB, most() / MIB));
        return failed == 0 ? 0 : 1;
    }

    private void run(Fuzz fuzz, int number) {
        long begun = System.nanoTime();
        try {
            var ended = fuzz.run(number);
            endings.merge("text: " + ended.text(), 1, Integer::sum);
            endings.merge("picture: " + ended.picture(), 1, Integer::sum);
            if (ended.exceeded()) {
                failed++;
                IO.println("document %d: %s".formatted(number, ended));
            }
        } catch (RuntimeException | Error e) {
            failed++;
            IO.println("document %d: %s".formatted(number, e));
        }
        slowest = Math.max(slowest, System.nanoTime() - begun);
    }

    private static long most() {
        return Runtime.getRuntime().maxMemory();
    }

    /** Of each pool at its own highest, so rather more than there was at any moment. */
    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
