package io.isoscan.bench;

import io.isoscan.bench.FoundCodes.Hit;
import io.isoscan.local.system.ScratchFolder;
import io.isoscan.samples.SampleSet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A whole run over sample drawings, as a user would start it: what was found by the angle of its
 * label, what was invented, and what each process used.
 */
public final class ScanBench {
    private static final String ISOLATED = "--isolated";

    private final Path home;
    private final Path folder;
    private final boolean isolated;

    private ScanBench(Path home, Path folder, boolean isolated) {
        this.home = home;
        this.folder = folder;
        this.isolated = isolated;
    }

    /**
     * Arguments: the checkout's folder, how many files, the seed; {@code --isolated} after them.
     */
    static void main(String[] arguments) throws IOException, InterruptedException {
        boolean isolated = arguments[arguments.length - 1].equals(ISOLATED);
        var args = Arrays.copyOf(arguments, arguments.length - (isolated ? 1 : 0));
        int files = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
        long seed = args.length > 2 ? Long.parseLong(args[2]) : SampleSet.DEFAULT_SEED;
        boolean right;
        try (var scratch = ScratchFolder.create()) {
            right = new ScanBench(Path.of(args[0]), scratch.path(), isolated).run(files, seed);
        }
        System.exit(right ? 0 : 1);
    }

    private boolean run(int files, long seed) throws IOException, InterruptedException {
        IO.println("scan: making " + files + " sample drawings, seed " + seed);
        var drawings = folder.resolve("drawings");
        SampleSet.write(drawings, files, seed);
        var report = folder.resolve("report.xlsx");
        var outcome = MeasuredProcess.run(command(drawings, report));
        var expected = FoundCodes.expected(drawings.resolve("expected.csv"));
        var found = FoundCodes.reported(report);
        printUse(files, outcome);
        boolean missingAsExpected = printMissing(drawings, expected, report);
        return printFound(expected, found) && missingAsExpected;
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

    private static void printUse(int files, MeasuredProcess.Outcome outcome) {
        IO.println(outcome.output().strip());
        IO.println(
                "exit code %d, %.1f s wall".formatted(outcome.exitCode(), seconds(outcome.wall())));
        IO.println("%-24s %10s %12s".formatted("process", "CPU s", "peak MB"));
        var cpu = Duration.ZERO;
        long peak = 0;
        for (var usage : outcome.processes()) {
            IO.println(row(name(usage.command()), usage.cpu(), usage.peakMegabytes()));
            cpu = cpu.plus(usage.cpu());
            peak += usage.peakMegabytes();
        }
        IO.println(row("all", cpu, peak));
        IO.println("%.2f ms CPU a file".formatted(1000 * seconds(cpu) / files));
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
