package io.isoscan.cli;

import io.isoscan.local.system.LocalSystem;
import io.isoscan.local.system.SystemOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code scan}: one whole run over folders, files or ZIPs. */
@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        description = "Finds the wanted codes in documents and writes the Excel report.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every file was read",
            "1:the run failed",
            "2:bad arguments",
            "3:some files could not be read; they are named",
            "130:cancelled; the report is still written"
        })
final class ScanCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Folders, files or ZIPs.")
    List<Path> paths = new ArrayList<>();

    @Option(
            names = "--codes",
            required = true,
            paramLabel = "FILE_OR_LIST",
            description = "An .xlsx, .csv or text file of codes, or a list with commas.")
    String codes = "";

    @Option(
            names = "--match",
            description =
                    "How codes are compared: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})."
                            + " Lenient also takes other case, dashes, inner spaces, 0 for O, 1 for"
                            + " l or I.")
    Match match = Match.exact;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The report (default: ${DEFAULT-VALUE}).")
    Path out = Path.of("report.xlsx");

    @Option(names = "--json", description = "Prints one JSON object instead of the summary.")
    boolean asJson;

    @Option(
            names = "--isolated",
            description = "Runs each function in processes of its own, with Lambda's limits.")
    boolean isolated;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var wanted = CodesArgument.parse(codes);
        requireWritable(out);
        try (var interruption = new Interruption()) {
            var documents = Documents.collect(paths, wanted.file());
            if (documents.files().isEmpty()) {
                throw CommandFailed.badArguments("there are no files in " + paths + " to scan");
            }
            try (var system =
                    LocalSystem.start(
                            new SystemOptions(Home.folder(), 0, Optional.empty(), isolated))) {
                return scan(system, documents, wanted, interruption);
            }
        }
    }

    /** As the protocol calls them, and so the command line. */
    enum Match {
        exact,
        lenient
    }

    private int scan(
            LocalSystem system,
            Documents documents,
            CodesArgument wanted,
            Interruption interruption)
            throws IOException, InterruptedException {
        var bar = new ProgressBar(System.err, isTerminal(), InstantSource.system());
        var outcome = new Scan(system, match.name(), bar).run(documents, wanted, out, interruption);
        var report = ScanReport.of(outcome, documents, system.cpuTime(), out);
        IO.println(asJson ? system.json().write(report) : report.summary());
        return report.failed().isEmpty() ? ExitCode.OK : ExitCode.SOME_FILES_FAILED;
    }

    /** Whether standard error is a terminal, which only the front door can tell. */
    private static boolean isTerminal() {
        return Boolean.getBoolean("isoscan.terminal");
    }

    private static void requireWritable(Path report) {
        var folder = report.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(report)) {
            throw CommandFailed.badArguments("--out " + report + ": no file can be written there");
        }
    }
}
