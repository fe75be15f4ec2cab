package io.isoscan.cli;

import io.isoscan.samples.InvalidSampleRequestException;
import io.isoscan.samples.SampleSet;
import io.isoscan.samples.SampleSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code samples}: writes sample drawings with a codes sheet, the expected answer and traps. */
@Command(
        name = "samples",
        mixinStandardHelpOptions = true,
        description =
                "Writes sample drawings, codes.xlsx, the expected answer and traps into a folder.")
final class SamplesCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The folder; made when absent.")
    Path folder = Path.of("samples");

    @Option(
            names = "--files",
            paramLabel = "N",
            description = "How many drawings (default: ${DEFAULT-VALUE}).")
    int files = SampleSet.DEFAULT_FILES;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "The same seed gives the same files (default: ${DEFAULT-VALUE}).")
    long seed = SampleSet.DEFAULT_SEED;

    @Override
    public Integer call() throws IOException {
        IO.println(describe(write(folder, files, seed), folder));
        return ExitCode.OK;
    }

    static SampleSummary write(Path folder, int files, long seed) throws IOException {
        try {
            return SampleSet.write(folder, files, seed);
        } catch (InvalidSampleRequestException bad) {
            throw CommandFailed.badArguments(String.valueOf(bad.getMessage()));
        }
    }

    static String describe(SampleSummary samples, Path folder) {
        return "%,d drawings in %s with %,d labels; %,d wanted codes in codes.xlsx, of which %,d occur"
                .formatted(
                        samples.files(),
                        folder,
                        samples.labels(),
                        samples.wantedCodes(),
                        samples.codesThatOccur());
    }
}
