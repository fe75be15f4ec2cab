package io.isoscan.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.isoscan.bench.FoundCodes.Hit;
import io.isoscan.codes.WantedCodes;
import io.isoscan.extract.DocumentPictures;
import io.isoscan.extract.ExtractionLimits;
import io.isoscan.extract.Picture;
import io.isoscan.local.system.ScratchFolder;
import io.isoscan.match.CodeMatcher;
import io.isoscan.ocr.Ocr;
import io.isoscan.ocr.OcrWord;
import io.isoscan.samples.SampleSet;
import io.isoscan.samples.Variant;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code ./isoscan bench ocr [FILES [SEED]]}: makes scanned pages of plain sample drawings, has
 * Tesseract read them, and says which of the wanted codes it found at which angle, and which it
 * invented. Exit 4 without Tesseract.
 */
public final class OcrBench {
    private static final List<Integer> DOTS_PER_INCH = List.of(200, 300);

    /** A label that reads the other way round has the same angle. */
    private static final int HALF_TURN = 180;

    private final DocumentPictures pictures =
            new DocumentPictures(ExtractionLimits.defaults(), InstantSource.system());
    private final Ocr ocr;
    private final CodeMatcher matcher;
    private final Map<Hit, String> expected;

    private OcrBench(Ocr ocr, Path samples) throws IOException {
        this.ocr = ocr;
        this.expected = FoundCodes.expected(samples.resolve("expected.csv"));
        var wanted = FoundCodes.firstColumn(samples.resolve("codes.xlsx"), "Hole codes");
        this.matcher = CodeMatcher.of(WantedCodes.listed(List.copyOf(wanted), "bench")).lenient();
    }

    public static void main(String[] arguments) throws IOException {
        int files = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : SampleSet.DEFAULT_SEED;
        try (var context = context();
                var scratch = ScratchFolder.create()) {
            var ocr = context.getBean(Ocr.class);
            ocr.missing().ifPresent(OcrBench::leave);
            var samples = scratch.path().resolve("samples");
            SampleSet.write(samples, files, seed, List.of(Variant.PLAIN));
            IO.println(ocr.version() + ", " + files + " drawings, seed " + seed);
            for (int dotsPerInch : DOTS_PER_INCH) {
                new OcrBench(ocr, samples).run(samples, dotsPerInch);
            }
        }
    }

    private static ApplicationContext context() {
        return ApplicationContext.run(
                Map.of(
                        "ocr.engine", "tesseract",
                        "table.name", "unused",
                        "websocket.endpoint", "http://unused.example"));
    }

    private static void leave(String why) {
        System.err.println("isoscan bench ocr: " + why);
        System.exit(4);
    }

    private void run(Path samples, int dotsPerInch) throws IOException {
        Map<Hit, Integer> found = new HashMap<>();
        for (var file : expected.keySet().stream().map(Hit::file).sorted().distinct().toList()) {
            var scan = ScannedPage.of(Files.readAllBytes(samples.resolve(file)), dotsPerInch);
            directions(scan).forEach((code, degrees) -> found.put(new Hit(file, code), degrees));
        }
        print(dotsPerInch, found);
    }

    /** The wanted codes that stand on a scan, each with the direction that it was read in. */
    private Map<String, Integer> directions(byte[] scan) {
        Map<String, Integer> directions = new HashMap<>();
        for (var line : lines(scan)) {
            var text = line.stream().map(OcrWord::text).collect(joining(" "));
            matcher.find(
                    text.getBytes(UTF_8),
                    (code, from, to, rules) ->
                            directions.put(
                                    code,
                                    Math.floorMod(line.getFirst().box().degrees(), HALF_TURN)));
        }
        return directions;
    }

    private Collection<List<OcrWord>> lines(byte[] scan) {
        if (pictures.page(scan, 1, Instant.MAX) instanceof Picture.Page(var image, _)
                && ocr.read(image, Instant.MAX) instanceof Ocr.Words(var words)) {
            return words.stream().collect(groupingBy(OcrWord::line)).values();
        }
        throw new IllegalStateException("a scan of a sample drawing can always be read");
    }

    private void print(int dotsPerInch, Map<Hit, Integer> found) {
        IO.println(
                "%-16s %8s %8s %8s %12s"
                        .formatted(
                                dotsPerInch + " dpi, angle",
                                "wanted",
                                "found",
                                "share",
                                "invented"));
        var angles = new TreeSet<>(expected.values().stream().map(OcrBench::angle).toList());
        angles.forEach(angle -> printAngle(angle, found));
        list("missed", expected.keySet(), found.keySet());
        list("invented", found.keySet(), expected.keySet());
    }

    private static void list(String what, Set<Hit> hits, Set<Hit> others) {
        hits.stream()
                .filter(hit -> !others.contains(hit))
                .map(hit -> "  " + what + " " + hit.code() + " in " + hit.file())
                .sorted()
                .forEach(IO::println);
    }

    private static int angle(String degrees) {
        return Integer.parseInt(degrees) % HALF_TURN;
    }

    private void printAngle(int angle, Map<Hit, Integer> found) {
        var wanted =
                expected.entrySet().stream()
                        .filter(hit -> angle(hit.getValue()) == angle)
                        .map(Map.Entry::getKey)
                        .toList();
        long right = wanted.stream().filter(found::containsKey).count();
        var there =
                found.entrySet().stream()
                        .filter(hit -> hit.getValue() == angle)
                        .map(Map.Entry::getKey)
                        .toList();
        long invented = there.stream().filter(hit -> !expected.containsKey(hit)).count();
        IO.println(
                "%-16d %8d %8d %8.3f %5d of %4d"
                        .formatted(
                                angle,
                                wanted.size(),
                                right,
                                right / (double) wanted.size(),
                                invented,
                                there.size()));
    }
}
