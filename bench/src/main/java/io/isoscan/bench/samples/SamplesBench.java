package io.isoscan.bench.samples;

import io.isoscan.local.system.ScratchFolder;
import io.isoscan.samples.SampleSet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./isoscan bench samples}: what is missed and invented on sample drawings, by variant. */
@Command(
        name = "samples",
        mixinStandardHelpOptions = true,
        description = "Reads sample drawings of every variant and of several seeds.")
public final class SamplesBench implements Callable<Integer> {
    private static final int MOST_FAULTS = 40;

    @Parameters(index = "0", hidden = true)
    Path repository = Path.of("");

    @Option(names = "--files", description = "Drawings of a seed (default: ${DEFAULT-VALUE}).")
    int files = 6_600;

    @Option(names = "--seeds", description = "How many seeds, from 1 (default: ${DEFAULT-VALUE}).")
    int seeds = 10;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SamplesBench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var all = SampleAnswer.NONE;
        for (int seed = 1; seed <= seeds; seed++) {
            all = all.plus(read(seed));
        }
        all.faults().stream().limit(MOST_FAULTS).forEach(IO::println);
        all.table().forEach(IO::println);
        return all.isRight() ? 0 : 1;
    }

    private SampleAnswer read(long seed) throws IOException, InterruptedException {
        try (var scratch = ScratchFolder.create()) {
            var drawings = scratch.path().resolve("drawings");
            SampleSet.write(drawings, files, seed);
            var begun = Instant.now();
            var answer = SampleReading.of(drawings);
            IO.println(
                    "seed %d: %d drawings read in %.1f s"
                            .formatted(seed, files, since(begun).toMillis() / 1000.0));
            return answer;
        }
    }

    private static Duration since(Instant begun) {
        return Duration.between(begun, Instant.now());
    }
}
