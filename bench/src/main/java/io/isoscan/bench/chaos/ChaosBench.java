package io.isoscan.bench.chaos;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
        description = "Runs whole sessions against the local services while faults are injected.")
public final class ChaosBench implements Callable<Integer> {
    /** With fewer runs not every kind of fault can have its turn. */
    private static final int FEW = 20;

    @Parameters(index = "0", hidden = true)
    Path repository = Path.of("");

    @Option(names = "--runs", description = "How many sessions (default: ${DEFAULT-VALUE}).")
    int runs = 200;

    @Option(names = "--seed", description = "The first run's seed (default: ${DEFAULT-VALUE}).")
    long seed = 1;

    public static void main(String[] arguments) {
        // What is injected would be told at length.
        ((Logger) LoggerFactory.getLogger("io.isoscan")).setLevel(Level.OFF);
        System.exit(new CommandLine(new ChaosBench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var begun = Instant.now();
        var outcome = ChaosRuns.run(repository, runs, seed, System.err::println);
        outcome.broken()
                .forEach(run -> IO.println("broken, again with --runs 1 --seed of it: " + run));
        IO.println("%nfault                      injected".formatted());
        new TreeMap<>(outcome.injected())
                .forEach((kind, count) -> IO.println("%-26s %8d".formatted(kind, count)));
        var seconds = Duration.between(begun, Instant.now()).toSeconds();
        IO.println(
                "%n%d of %d runs hold, seeds %d to %d, %d s"
                        .formatted(
                                runs - outcome.broken().size(),
                                runs,
                                seed,
                                seed + runs - 1,
                                seconds));
        return outcome.broken().isEmpty() && (runs < FEW || outcome.everyKindHit()) ? 0 : 1;
    }
}
