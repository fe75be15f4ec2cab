package io.isoscan.bench.match;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.isoscan.extract.DocumentTextExtractor;
import io.isoscan.extract.Extraction;
import io.isoscan.extract.ExtractionLimits;
import io.isoscan.samples.SampleSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The labels of sample drawings, over and over, and codes some of which stand there. */
final class DrawingText {
    private static final int DRAWINGS = 300;
    private static final Pattern ROW = Pattern.compile("[^,]*,(.*),[0-9]+");

    private final DocumentTextExtractor extractor =
            new DocumentTextExtractor(ExtractionLimits.defaults(), InstantSource.system());
    private final Path samples;

    private DrawingText(Path samples) {
        this.samples = samples;
    }

    static DrawingText write(Path folder, long seed) throws IOException {
        SampleSet.write(folder, DRAWINGS, seed);
        return new DrawingText(folder);
    }

    /** At least so many bytes, in whole lines. */
    byte[] bytes(int least) throws IOException {
        byte[] once = once();
        var text = new ByteArrayOutputStream(least + once.length);
        while (text.size() < least) {
            text.writeBytes(once);
        }
        return text.toByteArray();
    }

    private byte[] once() throws IOException {
        var text = new ByteArrayOutputStream();
        try (var files = Files.walk(samples)) {
            for (var pdf :
                    files.filter(file -> file.toString().endsWith(".pdf")).sorted().toList()) {
                text.writeBytes(labels(Files.readAllBytes(pdf)));
            }
        }
        return text.toByteArray();
    }

    private byte[] labels(byte[] drawing) {
        if (extractor.extract(drawing, Instant.MAX) instanceof Extraction.Text(var pages)) {
            var text = new ByteArrayOutputStream();
            for (var page : pages) {
                text.writeBytes(page.text().getBytes(UTF_8));
                text.write('\n');
            }
            return text.toByteArray();
        }
        throw new IllegalStateException("a sample drawing has text");
    }

    /** So many codes: those on the drawings first, then others of their kind. */
    List<String> codes(int count) throws IOException {
        Set<String> codes = new LinkedHashSet<>();
        rows().map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1))
                .filter(code -> !code.startsWith("\""))
                .limit(count / 2)
                .forEach(codes::add);
        var random = new Random(count);
        while (codes.size() < count) {
            codes.add(
                    "%s-%d%s"
                            .formatted(
                                    random.nextBoolean() ? "HOLE" : "HC",
                                    random.nextInt(1_000_000),
                                    random.nextInt(4) == 0 ? "A" : ""));
        }
        return List.copyOf(codes);
    }

    private Stream<String> rows() throws IOException {
        return Files.readString(samples.resolve("expected.csv"), UTF_8).lines().skip(1);
    }
}
