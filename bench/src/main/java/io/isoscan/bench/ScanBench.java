package io.isoscan.bench;

import io.isoscan.bench.FoundCodes.Hit;
import io.isoscan.local.system.ScratchFolder;
import io.isoscan.samples.SampleSet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * A whole run over sample drawings, as a user would start it: what was found by the angle of its
 * label, what was invented, and what each process used.
 */
@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        description = "Scans sample drawings as a user would, beside a Python script.")
public final class ScanBench implements Callable<Integer> {
    private static final String ISOLATED = "--isolated";

    @Parameters(index = "0", hidden = true)
    Path home = Path.of("");

    @Parameters(index = "1", arity = "0..1", description = "How many (default: ${DEFAULT-VALUE}).")
    int files = 1_000;

    @Parameters(index = "2", arity = "0..1", description = "The seed (default: ${DEFAULT-VALUE}).")
    long seed = SampleSet.DEFAULT_SEED;

    @Option(names = ISOLATED, description = "Each function in a process of its own.")
    boolean isolated;

    @Option(names = "--peer", hidden = true, description = "A Python that can run the script.")
    Optional<Path> python = Optional.empty();

    private Path folder = Path.of("");

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ScanBench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (var scratch = ScratchFolder.create()) {
            folder = scratch.path();
            return run() ? 0 : 1;
        }
    }

    private boolean run() throws IOException, InterruptedException {
        IO.println("scan: making " + files + " sample drawings, seed " + seed);
        var drawings = folder.resolve("drawings");
        SampleSet.write(drawings, files, seed);
        var report = folder.resolve("report.xlsx");
        var expected = FoundCodes.expected(drawings.resolve("expected.csv"));
        var outcome = MeasuredProcess.run(command(drawings, report));
        printUse(outcome);
        var found = FoundCodes.reported(report);
        boolean right = printMissing(drawings, expected, report);
        right &= printFound(expected, found);
        printPeer(drawings, expected, outcome);
        return right;
    }

    /** The same work by the script, and how much of its time this took. */
    private void printPeer(Path drawings, Map<Hit, String> expected, MeasuredProcess.Outcome ours)
            throws IOException, InterruptedException {
        if (python.isEmpty()) {
            IO.println(
                    "peer                     not run: no Python 3.11 with venv, or no packages");
            return;
        }
        var report = folder.resolve("peer.xlsx");
        var script = home.resolve("bench").resolve("peer").resolve("scan.py");
        var codes = drawings.resolve("codes.xlsx");
        var peer =
                MeasuredProcess.run(
                        Stream.of(python.get(), "-Wignore", script, drawings, codes, report)
                                .map(Object::toString)
                                .toList());
        var found = FoundCodes.reported(report);
        IO.println(
                "%-24s %10s %12s %10s %10s"
                        .formatted("beside a script", "CPU s", "wall s", "recall", "invented"));
        printSide("isoscan", ours, expected, FoundCodes.reported(folder.resolve("report.xlsx")));
        printSide("Python, PyMuPDF", peer, expected, found);
        IO.println(
                "%-24s %10.2f %12.2f"
                        .formatted(
                                "isoscan to the script",
                                seconds(ours.cpu()) / seconds(peer.cpu()),
                                seconds(ours.wall()) / seconds(peer.wall())));
    }

    private static void printSide(
            String name,
            MeasuredProcess.Outcome outcome,
            Map<Hit, String> expected,
            Set<Hit> found) {
        long right = expected.keySet().stream().filter(found::contains).count();
        IO.println(
                "%-24s %10.1f %12.1f %10.4f %10d"
                        .formatted(
                                name,
                                seconds(outcome.cpu()),
                                seconds(outcome.wall()),
                                right / (double) expected.size(),
                                found.size() - right));
    }

    private List<String> command(Path drawings, Path report) {
        var command = new ArrayList<String>();
        command.add(home.resolve("isoscan").toString());
        command.addAll(List.of("scan", drawings.toString(), "--json"));
        command.addAll(List.of("--codes", drawings.resolve("codes.xlsx").toString()));
        command.addAll(List.of("--out", report.toString()));
        if (isolated) {
            command.add(ISOLATED);
        }
        return command;
    }

    private void printUse(MeasuredProcess.Outcome outcome) {
        IO.println(outcome.output().strip());
        IO.println(
                "exit code %d, %.1f s wall".formatted(outcome.exitCode(), seconds(outcome.wall())));
        IO.println("%-24s %10s %12s".formatted("process", "CPU s", "peak MB"));
        long peak = 0;
        for (var usage : outcome.processes()) {
            IO.println(row(name(usage.command()), usage.cpu(), usage.peakMegabytes()));
            peak += usage.peakMegabytes();
        }
        IO.println(row("all", outcome.cpu(), peak));
        IO.println("%.2f ms CPU a file".formatted(1000 * seconds(outcome.cpu()) / files));
    }

    private static String name(String command) {
        if (command.contains("S3MockMain")) {
            return "object store";
        }
        if (!command.contains(" ")) {
            return command;
        }
        return command.contains("isoscan-local.jar") ? "functions and services" : "front door";
    }

    private static String row(String name, Duration cpu, long peak) {
        return "%-24s %10.1f %12d".formatted(name, seconds(cpu), peak);
    }

    private static boolean printFound(Map<Hit, String> expected, Set<Hit> found) {
        IO.println(
                "%-24s %10s %12s %10s".formatted("label's angle", "expected", "found", "recall"));
        for (var angle : new TreeSet<>(expected.values())) {
            long all = expected.values().stream().filter(angle::equals).count();
            long hits =
                    expected.entrySet().stream()
                            .filter(hit -> hit.getValue().equals(angle))
                            .filter(hit -> found.contains(hit.getKey()))
                            .count();
            IO.println("%-24s %10d %12d %10.4f".formatted(angle, all, hits, hits / (double) all));
        }
        long invented = found.stream().filter(hit -> !expected.containsKey(hit)).count();
        IO.println("invented                 %10d".formatted(invented));
        return invented == 0 && found.containsAll(expected.keySet());
    }

    /** The codes that stand nowhere must be the ones that the report names, no more and no less. */
    private static boolean printMissing(Path drawings, Map<Hit, String> expected, Path report)
            throws IOException {
        var missing = FoundCodes.firstColumn(drawings.resolve("codes.xlsx"), "Hole codes");
        expected.keySet().forEach(hit -> missing.remove(hit.code()));
        boolean exact = FoundCodes.firstColumn(report, "Missing").equals(missing);
        IO.println(
                "missing codes            %10d %s"
                        .formatted(missing.size(), exact ? "exact" : "WRONG"));
        return exact;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
