package io.isoscan.bench;

import io.isoscan.local.system.ScratchFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./isoscan bench killer FOLDER}: scans of a folder in isolated mode, with files among its
 * own that end the process which reads them, as many as there are batches.
 */
@Command(
        name = "killer",
        mixinStandardHelpOptions = true,
        description = "Scans a folder whose batches each hold a file that ends its worker.")
public final class KillerBench implements Callable<Integer> {
    private static final String KILLER_TEXT = "this document ends whoever reads it";
    private static final String KILLER = "-killer.pdf";
    private static final int BATCH = 10;
    private static final int SOME_FILES_FAILED = 3;

    @Parameters(index = "0", hidden = true)
    Path repository = Path.of("");

    @Parameters(index = "1", paramLabel = "FOLDER", description = "Documents of any kind.")
    Path folder = Path.of("");

    @Option(names = "--runs", description = "How many scans (default: ${DEFAULT-VALUE}).")
    int runs = 10;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new KillerBench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (var scratch = ScratchFolder.create()) {
            var killers = prepare(scratch.path());
            var report = scratch.path().resolve("report.xlsx");
            var unreadable = scan(folder, report, List.of());
            int right = 0;
            for (int run = 1; run <= runs; run++) {
                var failed =
                        scan(scratch.path().resolve("documents"), report, List.of("--isolated"));
                right += isRight(run, failed, unreadable, killers) ? 1 : 0;
            }
            IO.println("%d of %d scans read every other file".formatted(right, runs));
            return right == runs ? 0 : 1;
        }
    }

    /**
     * Copies the documents, and sets a killer behind each nine of them; gives the killers' names.
     */
    private Set<String> prepare(Path scratch) throws IOException {
        var documents = Files.createDirectory(scratch.resolve("documents"));
        var killers = new TreeSet<String>();
        int copied = 0;
        for (var file : files()) {
            var name = file.getFileName().toString();
            Files.copy(file, documents.resolve(name));
            if (++copied % (BATCH - 1) == 0) {
                killers.add(name + KILLER);
                Files.writeString(documents.resolve(name + KILLER), KILLER_TEXT);
            }
        }
        return killers;
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** The files that a scan could not read, by its report. */
    private Set<String> scan(Path documents, Path report, List<String> more)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(repository.resolve("isoscan").toString());
        command.addAll(List.of("scan", documents.toString(), "--codes", "HOLE-1", "--json"));
        command.addAll(List.of("--out", report.toString()));
        command.addAll(more);
        var scan =
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        scan.environment().put("LOCAL_KILLER_TEXT", KILLER_TEXT);
        int exitCode = scan.start().waitFor();
        if (exitCode != 0 && exitCode != SOME_FILES_FAILED) {
            throw new IOException("the scan ended with exit code " + exitCode);
        }
        return FoundCodes.firstColumn(report, "Errors");
    }

    private static boolean isRight(
            int run, Set<String> failed, Set<String> unreadable, Set<String> killers) {
        var expected = new TreeSet<>(unreadable);
        expected.addAll(killers);
        boolean right = failed.equals(expected);
        IO.println(
                "scan %d: %d killers and %d unreadable files, %d errors: %s"
                        .formatted(
                                run,
                                killers.size(),
                                unreadable.size(),
                                failed.size(),
                                right ? "right" : "WRONG, " + failed));
        return right;
    }
}
