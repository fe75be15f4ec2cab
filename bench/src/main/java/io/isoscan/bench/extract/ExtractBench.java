package io.isoscan.bench.extract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./isoscan bench extract}: what Isoscan reads of a folder of drawings, beside pdftotext and
 * PDFBox's own stripper. Exit 4 without pdftotext.
 */
@Command(
        name = "extract",
        mixinStandardHelpOptions = true,
        description = "Reads drawings and holds the tokens against a list.")
public final class ExtractBench implements Callable<Integer> {
    private static final String OURS = "Isoscan";

    @Parameters(index = "0", hidden = true)
    Path repository = Path.of("");

    @Option(names = "--corpus", required = true, description = "A folder of PDF files.")
    Path corpus = Path.of("");

    @Option(
            names = "--expected",
            required = true,
            description = "A line per file: name, tab, its tokens with a space between.")
    Path expected = Path.of("");

    private final OwnReader own = new OwnReader();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ExtractBench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (PdfToText.isMissing()) {
            System.err.println(
                    "isoscan bench extract: pdftotext is missing: install poppler-utils");
            return 4;
        }
        var drawings = Drawing.read(corpus, expected);
        print(drawings, readings(drawings));
        var dearest = InThisJvm.dearest(drawings, own::labels);
        IO.println(
                String.format(
                        Locale.ROOT,
                        "the drawing that takes %s longest: %.3f s, %s",
                        OURS,
                        dearest.cpu().toNanos() / 1e9,
                        dearest.drawing()));
        return 0;
    }

    private List<Reading> readings(List<Drawing> drawings)
            throws IOException, InterruptedException {
        var readings = new ArrayList<Reading>();
        readings.add(InThisJvm.read(OURS, drawings, own::labels));
        readings.add(PdfToText.read(drawings));
        readings.add(InThisJvm.read("PDFTextStripper", drawings, bytes -> stripped(bytes, false)));
        readings.add(
                InThisJvm.read(
                        "PDFTextStripper, sorted", drawings, bytes -> stripped(bytes, true)));
        return readings;
    }

    private static String stripped(byte[] document, boolean sorted) {
        try (var opened = Loader.loadPDF(document)) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(sorted);
            return stripper.getText(opened);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void print(List<Drawing> drawings, List<Reading> readings) {
        var ours = score(drawings, readings.getFirst());
        printTokens("missed", ours.missed());
        printTokens("not in the list", ours.unlisted());
        drawings.forEach(this::printJoined);
        IO.println("\n%-24s %9s %12s %8s".formatted("reader", "found", "not listed", "CPU"));
        readings.forEach(reading -> IO.println(row(reading, score(drawings, reading))));
        IO.println(
                """
                CPU: warm, a second pass over %d files; of all threads, JIT and GC too; of \
                pdftotext the processes'\
                """
                        .formatted(drawings.size()));
    }

    private void printJoined(Drawing drawing) {
        var joined = Tokens.of(own.joined(drawing.bytes()));
        if (!joined.isEmpty()) {
            printTokens("joined over a line's end", Map.of(drawing.name(), joined));
        }
    }

    private static Score score(List<Drawing> drawings, Reading reading) {
        var score = new Score();
        for (int i = 0; i < drawings.size(); i++) {
            var drawing = drawings.get(i);
            score.add(drawing.name(), drawing.expected(), Tokens.of(reading.texts().get(i)));
        }
        return score;
    }

    private static void printTokens(String what, Map<String, Set<String>> byFile) {
        byFile.forEach((file, tokens) ->
                IO.println("%s: %s: %s".formatted(what, file, String.join(" ", tokens))));
    }

    private static String row(Reading reading, Score score) {
        return String.format(
                Locale.ROOT,
                "%-24s %8.2f%% %11.2f%% %6.1f s",
                reading.reader(),
                score.percentFound(),
                score.percentUnlisted(),
                reading.cpu().toMillis() / 1000.0);
    }
}
