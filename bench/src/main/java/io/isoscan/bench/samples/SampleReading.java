package io.isoscan.bench.samples;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.isoscan.bench.FoundCodes;
import io.isoscan.bench.FoundCodes.Hit;
import io.isoscan.codes.WantedCodes;
import io.isoscan.extract.DocumentTextExtractor;
import io.isoscan.extract.Extraction;
import io.isoscan.extract.ExtractionLimits;
import io.isoscan.extract.PageText;
import io.isoscan.extract.TextExtractor;
import io.isoscan.match.CodeMatcher;
import io.isoscan.samples.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Reads the drawings of one sample set as the worker does, with two threads. */
final class SampleReading {
    private static final int THREADS = 2;

    /** As many faults of one file tell what is wrong with it. */
    private static final int FAULTS_OF_A_FILE = 2;

    private final TextExtractor extractor =
            new DocumentTextExtractor(ExtractionLimits.defaults(), InstantSource.system());
    private final Path folder;
    private final CodeMatcher matcher;
    private final Map<String, Set<String>> expected;
    private final Map<String, Set<String>> traps;

    private SampleReading(Path folder, UnaryOperator<CodeMatcher> matching) throws IOException {
        this.folder = folder;
        this.matcher =
                matching.apply(
                        CodeMatcher.of(
                                WantedCodes.listed(
                                        List.copyOf(
                                                FoundCodes.firstColumn(
                                                        folder.resolve("codes.xlsx"),
                                                        "Hole codes")),
                                        "sample codes")));
        this.expected = byFile(FoundCodes.expected(folder.resolve("expected.csv")).keySet());
        this.traps = byFile(FoundCodes.traps(folder.resolve("traps.csv")).keySet());
    }

    /** Reads every drawing of the set, and takes its codes as they are written. */
    static SampleAnswer of(Path folder) throws IOException, InterruptedException {
        return new SampleReading(folder, UnaryOperator.identity()).read();
    }

    /** The same, but takes them leniently. */
    static SampleAnswer leniently(Path folder) throws IOException, InterruptedException {
        return new SampleReading(folder, CodeMatcher::lenient).read();
    }

    private static Map<String, Set<String>> byFile(Collection<Hit> hits) {
        return hits.stream().collect(groupingBy(Hit::file, mapping(Hit::code, toSet())));
    }

    private SampleAnswer read() throws IOException, InterruptedException {
        try (var executor = Executors.newFixedThreadPool(THREADS)) {
            List<Future<SampleAnswer>> answers = new ArrayList<>();
            for (Path drawing : drawings()) {
                answers.add(executor.submit(() -> read(drawing)));
            }
            SampleAnswer all = SampleAnswer.NONE;
            for (Future<SampleAnswer> answer : answers) {
                all = all.plus(answer.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw new IOException("a sample drawing could not be read: " + e.getCause(), e);
        }
    }

    private List<Path> drawings() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".pdf")).sorted().toList();
        }
    }

    private SampleAnswer read(Path drawing) throws IOException {
        String file = folder.relativize(drawing).toString().replace('\\', '/');
        Set<String> found = codes(Files.readAllBytes(drawing));
        Set<String> standing = expected.getOrDefault(file, Set.of());
        Set<String> missed = without(standing, found);
        Set<String> invented = without(found, standing);
        Set<String> trapped = without(invented, traps.getOrDefault(file, Set.of()));
        Score score =
                new Score(
                        1,
                        standing.size(),
                        standing.size() - missed.size(),
                        invented.size(),
                        invented.size() - trapped.size());
        return new SampleAnswer(
                Map.of(Variant.ofFile(file), score), faults(file, missed, invented));
    }

    private static List<String> faults(String file, Set<String> missed, Set<String> invented) {
        return Stream.concat(
                        missed.stream().map(code -> "missed " + code + " in " + file),
                        invented.stream().map(code -> "invented " + code + " in " + file))
                .limit(FAULTS_OF_A_FILE)
                .toList();
    }

    private Set<String> codes(byte[] document) {
        Set<String> codes = new HashSet<>();
        for (PageText page : pages(extractor.extract(document, Instant.MAX))) {
            matcher.find(page.utf8(), (code, _, _, _) -> codes.add(code));
        }
        return codes;
    }

    private static List<PageText> pages(Extraction extraction) {
        return switch (extraction) {
            case Extraction.Text(var pages) -> pages;
            case Extraction.NeedsOcr(var pages, _, _) -> pages;
            case Extraction.Unreadable _, Extraction.Interrupted _ -> List.of();
        };
    }

    private static Set<String> without(Set<String> codes, Set<String> others) {
        Set<String> rest = new HashSet<>(codes);
        rest.removeAll(others);
        return rest;
    }
}
