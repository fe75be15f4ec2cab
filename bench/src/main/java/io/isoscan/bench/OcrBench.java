package io.isoscan.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.isoscan.codes.WantedCodes;
import io.isoscan.extract.DocumentPictures;
import io.isoscan.extract.DocumentTextExtractor;
import io.isoscan.extract.Extraction;
import io.isoscan.extract.ExtractionLimits;
import io.isoscan.extract.PageText;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * {@code ./isoscan bench ocr [FILES [SEED]]}: shows plain sample drawings as pictures, has
 * Tesseract read them, and holds what it read against the drawings' own text. Exit 4 without
 * Tesseract.
 */
public final class OcrBench {
    private static final CodeMatcher EVERY_CODE =
            CodeMatcher.of(WantedCodes.listed(List.of(), "bench"));

    private final DocumentPictures pictures =
            new DocumentPictures(ExtractionLimits.defaults(), InstantSource.system());
    private final DocumentTextExtractor extractor =
            new DocumentTextExtractor(ExtractionLimits.defaults(), InstantSource.system());
    private final Map<Integer, Share> byAngle = new TreeMap<>();
    private final Share all = new Share();
    private int invented;
    private int read;
    private final Ocr ocr;

    private OcrBench(Ocr ocr) {
        this.ocr = ocr;
    }

    /** Of so many codes, so many were found. */
    private static final class Share {
        private int found;
        private int total;

        private void add(boolean isFound) {
            total++;
            found += isFound ? 1 : 0;
        }

        @Override
        public String toString() {
            return "%d of %d".formatted(found, total);
        }
    }

    public static void main(String[] arguments) throws IOException {
        int files = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : SampleSet.DEFAULT_SEED;
        try (var context = context();
                var scratch = ScratchFolder.create()) {
            var ocr = context.getBean(Ocr.class);
            ocr.missing().ifPresent(OcrBench::leave);
            SampleSet.write(scratch.path().resolve("samples"), files, seed, List.of(Variant.PLAIN));
            new OcrBench(ocr).run(scratch.path().resolve("samples"));
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

    private void run(Path samples) throws IOException {
        IO.println(ocr.version());
        for (var drawing : expected(samples).entrySet()) {
            measure(Files.readAllBytes(samples.resolve(drawing.getKey())), drawing.getValue());
        }
        print();
    }

    /** The angles of the wanted codes, by drawing. */
    private static Map<String, Map<String, Integer>> expected(Path samples) throws IOException {
        Map<String, Map<String, Integer>> expected = new TreeMap<>();
        FoundCodes.expected(samples.resolve("expected.csv"))
                .forEach((hit, angle) ->
                        expected.computeIfAbsent(hit.file(), _ -> new TreeMap<>())
                                .put(hit.code(), Integer.valueOf(angle)));
        return expected;
    }

    private void measure(byte[] drawing, Map<String, Integer> wanted) {
        var codes = codes(recognised(drawing));
        wanted.forEach((code, angle) ->
                byAngle.computeIfAbsent(angle, _ -> new Share()).add(codes.contains(code)));
        var truth = codes(text(drawing));
        truth.forEach(code -> all.add(codes.contains(code)));
        read += codes.size();
        invented += without(codes, truth).size();
    }

    private static Set<String> codes(String text) {
        var codes = new HashSet<String>();
        EVERY_CODE.find(text.getBytes(UTF_8), (code, from, to, rules) -> codes.add(code));
        return codes;
    }

    private static Set<String> without(Set<String> codes, Set<String> truth) {
        var rest = new HashSet<>(codes);
        rest.removeAll(truth);
        return rest;
    }

    private String recognised(byte[] drawing) {
        if (pictures.page(drawing, 1, Instant.MAX) instanceof Picture.Page(var image)
                && ocr.read(image, Instant.MAX) instanceof Ocr.Words(var words)) {
            return words.stream().map(OcrWord::text).collect(joining("\n"));
        }
        throw new IllegalStateException("a sample drawing can always be read");
    }

    private String text(byte[] drawing) {
        return switch (extractor.extract(drawing, Instant.MAX)) {
            case Extraction.Text(var pages) ->
                    pages.stream().map(PageText::text).collect(joining("\n"));
            default -> throw new IllegalStateException("a sample drawing has text");
        };
    }

    private void print() {
        byAngle.forEach((angle, share) ->
                IO.println("wanted codes at %3d degrees: %s".formatted(angle, share)));
        IO.println("all tokens like codes: " + all);
        IO.println("invented: %d of %d".formatted(invented, read));
    }
}
