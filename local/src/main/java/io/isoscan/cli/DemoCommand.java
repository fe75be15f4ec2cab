package io.isoscan.cli;

import io.isoscan.samples.SampleSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: makes sample drawings, scans them and says where the report lies. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Makes 200 sample drawings, scans them and says where the report lies.")
final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Where drawings and report go (default: ${DEFAULT-VALUE}).")
    Path folder = Path.of("out", "demo");

    @Override
    public Integer call() throws IOException, InterruptedException {
        var drawings = folder.resolve("drawings");
        IO.println("Making sample drawings ...");
        var samples =
                SamplesCommand.write(drawings, SampleSet.DEFAULT_FILES, SampleSet.DEFAULT_SEED);
        IO.println("  " + SamplesCommand.describe(samples, drawings));
        IO.println("Scanning them on this machine (the services take some seconds to start) ...");
        int exitCode = scan(drawings).call();
        IO.println("Open a drawing and the report side by side, or try ./isoscan up.");
        return exitCode;
    }

    private ScanCommand scan(Path drawings) {
        var scan = new ScanCommand();
        scan.paths = List.of(drawings);
        scan.codes = drawings.resolve("codes.xlsx").toString();
        scan.out = folder.resolve("report.xlsx");
        return scan;
    }
}
