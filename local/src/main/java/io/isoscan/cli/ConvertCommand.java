package io.isoscan.cli;

import io.isoscan.local.system.LocalSystem;
import io.isoscan.local.system.SystemOptions;
import io.isoscan.text.ConversionContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code convert}: text files become PDFs, by upload, container and notification. */
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        description = "Makes a PDF of each text file.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every file was converted",
            "1:the command failed",
            "2:bad arguments",
            "3:some files could not be converted; they are named"
        })
final class ConvertCommand implements Callable<Integer> {
    private static final int AT_ONCE = 8;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Text files.")
    List<Path> files = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the PDFs are written (default: the current folder).")
    Path out = Path.of("");

    @Option(names = "--pool", description = "Runs the containers in the pool, as Batch does.")
    boolean pool;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var targets = targets();
        Files.createDirectories(out.toAbsolutePath());
        try (var system =
                LocalSystem.start(new SystemOptions(Home.folder(), 0, Optional.empty(), false))) {
            var failed = convert(targets, new TextConversion(system, pool));
            failed.forEach(
                    (file, reason) -> System.err.println("isoscan: " + file + ": " + reason));
            IO.println(
                    "%d of %d files converted, in %s"
                            .formatted(
                                    targets.size() - failed.size(),
                                    targets.size(),
                                    out.toAbsolutePath()));
            return failed.isEmpty() ? ExitCode.OK : ExitCode.SOME_FILES_FAILED;
        }
    }

    /** Files by the PDFs that are to be written. */
    private Map<Path, Path> targets() {
        var targets = new LinkedHashMap<Path, Path>();
        for (var file : files) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw CommandFailed.badArguments(file + " is no file that can be read");
            }
            var pdf = out.resolve(ConversionContract.pdfKey(file.getFileName().toString()));
            var other = targets.putIfAbsent(pdf, file);
            if (other != null) {
                throw CommandFailed.badArguments(
                        other + " and " + file + " would both be " + pdf + ": convert them apart");
            }
        }
        return targets;
    }

    /** Why the files failed that did. */
    private static Map<Path, String> convert(Map<Path, Path> targets, TextConversion conversion)
            throws IOException, InterruptedException {
        var failed = new LinkedHashMap<Path, String>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var running = new LinkedHashMap<Path, Future<Optional<String>>>();
            targets.forEach((pdf, file) ->
                    running.put(file, threads.submit(() -> conversion.run(file, pdf))));
            for (var each : running.entrySet()) {
                reason(each.getValue()).ifPresent(why -> failed.put(each.getKey(), why));
            }
        }
        return failed;
    }

    private static Optional<String> reason(Future<Optional<String>> conversion)
            throws IOException, InterruptedException {
        try {
            return conversion.get();
        } catch (ExecutionException e) {
            throw new IOException("a conversion broke off", e.getCause());
        }
    }
}
