package io.isoscan.bench.chaos;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.isoscan.bench.chains.Chain;
import io.isoscan.bench.chains.ChainRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./isoscan bench chaos}: many sessions with faults, and which rules held. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        description =
                "Runs sessions and jobs against the local services while faults are injected.")
public final class ChaosBench implements Callable<Integer> {
    /** With fewer sessions not every kind of fault can have its turn. */
    private static final int FEW = 20;

    @Parameters(index = "0", hidden = true)
    Path repository = Path.of("");

    @Option(names = "--runs", description = "How many of each (default: ${DEFAULT-VALUE}).")
    int runs = 200;

    @Option(
            names = "--chain",
            description =
                    "Sessions (scans), pictures (books), conversions (texts), or one after the"
                            + " other (all; the default).")
    What chain = What.all;

    @Option(names = "--seed", description = "The first run's seed (default: ${DEFAULT-VALUE}).")
    long seed = 1;

    public static void main(String[] arguments) {
        // What is injected would be told at length.
        ((Logger) LoggerFactory.getLogger("io.isoscan")).setLevel(Level.OFF);
        System.exit(new CommandLine(new ChaosBench()).execute(arguments));
    }

    /** What is run, as it is written. */
    enum What {
        scans,
        books,
        texts,
        all
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        boolean holds = true;
        if (chain == What.scans || chain == What.all) {
            holds &= scans();
        }
        if (chain == What.books || chain == What.all) {
            holds &= jobs(Chain.BOOKS);
        }
        if (chain == What.texts || chain == What.all) {
            holds &= jobs(Chain.TEXTS);
        }
        return holds ? 0 : 1;
    }

    private boolean scans() throws IOException, InterruptedException {
        var begun = Instant.now();
        var outcome = ChaosRuns.run(repository, runs, seed, System.err::println);
        return tell("scans", outcome.broken(), outcome.injected(), FEW, begun);
    }

    private boolean jobs(Chain which) throws IOException, InterruptedException {
        var begun = Instant.now();
        var outcome = ChainRuns.run(repository, which, runs, seed, System.err::println);
        var name = which.name().toLowerCase(Locale.ROOT);
        return tell(
                name, outcome.broken(), outcome.injected(), 2 * outcome.injected().size(), begun);
    }

    /**
     * Prints what came of the runs; whether all hold.
     *
     * @param few with fewer runs not every kind of fault can have its turn
     */
    private <K extends Enum<K>> boolean tell(
            String name, List<String> broken, Map<K, Integer> injected, int few, Instant begun) {
        broken.forEach(run ->
                IO.println(
                        "broken, again with --chain %s --runs 1 --seed of it: %s"
                                .formatted(name, run)));
        IO.println("%n%-26s %8s".formatted("fault in " + name, "injected"));
        new TreeMap<>(injected)
                .forEach((kind, count) -> IO.println("%-26s %8d".formatted(kind, count)));
        IO.println(
                "%n%d of %d runs of %s hold, seeds %d to %d, %d s"
                        .formatted(
                                runs - broken.size(),
                                runs,
                                name,
                                seed,
                                seed + runs - 1,
                                Duration.between(begun, Instant.now()).toSeconds()));
        return broken.isEmpty() && (runs < few || !injected.containsValue(0));
    }
}
