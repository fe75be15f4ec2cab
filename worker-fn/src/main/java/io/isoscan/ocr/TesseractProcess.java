package io.isoscan.ocr;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tesseract as a process, found on the path and not brought along. It reads level text alone, so
 * each page is read once for each direction that drawings use. Thread-safe.
 */
final class TesseractProcess implements Ocr {
    /** Level, and along the axes of an isometric drawing, counted against the clock. */
    private static final List<Integer> DIRECTIONS = List.of(0, 30, 90, -30);

    /** What a page holds in another direction is read as words too, but as none to be sure of. */
    private static final double LEAST_CONFIDENCE = 40;

    /** Sparse text in no particular order, English letters, pictures of 300 dots an inch. */
    private static final List<String> SETTINGS = List.of("--psm", "11", "--dpi", "300", "tsv");

    /** Grows with every change of what is read how. */
    private static final String READING = "2";

    private static final int MOST_MEMORY_KILOBYTES = 2_000_000;

    /** Bounds the memory where the system can, and passes the rest on. */
    private static final List<String> BOUNDED =
            List.of(
                    "/bin/sh",
                    "-c",
                    "ulimit -v " + MOST_MEMORY_KILOBYTES + " 2>/dev/null; exec \"$0\" \"$@\"");

    private static final Duration VERSION_TIME = Duration.ofSeconds(20);
    private static final Pattern VERSION = Pattern.compile("tesseract v?([0-9][0-9A-Za-z.-]*)");

    private final Optional<Path> program;
    private final InstantSource clock;

    /**
     * The program of one folder of a search path, where there is one.
     *
     * @param searchPath folders as in the variable PATH
     */
    TesseractProcess(String searchPath, InstantSource clock) {
        this.program = find(searchPath);
        this.clock = clock;
    }

    @Override
    public Optional<String> missing() {
        return program.isPresent()
                ? Optional.empty()
                : Optional.of(
                        "there is no tesseract on the path: install it (Debian: apt-get install"
                                + " tesseract-ocr) and use retry_failed");
    }

    @Override
    public String version() {
        return "tesseract-" + versionOfProgram() + "-" + READING;
    }

    @Override
    public Reading read(BufferedImage page, Instant until) {
        var words = new ArrayList<OcrWord>();
        for (int direction : DIRECTIONS) {
            var turned = TurnedPage.of(page, direction);
            switch (read(turned, until, OcrWord.nextLine(words))) {
                case Words(var more) -> words.addAll(more);
                case NoWords none -> {
                    return none;
                }
            }
        }
        return new Words(SurestWords.of(words));
    }

    /** A program of this name that may be run. */
    private static Optional<Path> find(String searchPath) {
        return Stream.of(searchPath.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "tesseract"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private String versionOfProgram() {
        return inScratch(scratch -> {
            run(List.of("--version"), Redirect.PIPE, scratch, clock.instant().plus(VERSION_TIME));
            return VERSION.matcher(Files.readString(scratch.output()))
                    .results()
                    .map(match -> match.group(1))
                    .findFirst()
                    .orElse("unknown");
        });
    }

    private Reading read(TurnedPage page, Instant until, int firstLine) {
        return inScratch(scratch -> {
            write(page.image(), scratch.input());
            var arguments = new ArrayList<>(List.of("stdin", "stdout"));
            arguments.addAll(SETTINGS);
            var ended = run(arguments, Redirect.from(scratch.input().toFile()), scratch, until);
            return ended.isEmpty()
                    ? new OutOfTime()
                    : reading(ended.get(), page, firstLine, scratch);
        });
    }

    private static Reading reading(int status, TurnedPage page, int firstLine, Scratch scratch)
            throws IOException {
        if (status != 0) {
            return new Unreadable("OCR failed on it: tesseract ended with status " + status);
        }
        try (var table = Files.lines(scratch.output())) {
            return new Words(TesseractTsv.words(table, page, LEAST_CONFIDENCE, firstLine));
        }
    }

    /** The program's exit status, or empty when it had to be killed. */
    private Optional<Integer> run(
            List<String> arguments, Redirect input, Scratch scratch, Instant until)
            throws IOException {
        var command = new ArrayList<>(BOUNDED);
        command.add(program.orElseThrow().toString());
        command.addAll(arguments);
        var builder =
                new ProcessBuilder(command)
                        .redirectInput(input)
                        .redirectOutput(scratch.output().toFile())
                        .redirectError(Redirect.DISCARD);
        // Several pages are read at once, each by one thread.
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        var process = builder.start();
        try {
            return endsBefore(process, until) ? Optional.of(process.exitValue()) : Optional.empty();
        } finally {
            process.destroyForcibly();
        }
    }

    private boolean endsBefore(Process process, Instant until) {
        try {
            return process.waitFor(Duration.between(clock.instant(), until));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a page was read", e);
        }
    }

    /** As a portable grey map, which needs no compressing. */
    private static void write(BufferedImage image, Path file) throws IOException {
        var pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        var head = "P5 %d %d 255\n".formatted(image.getWidth(), image.getHeight());
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(pixels);
        }
    }

    private record Scratch(Path input, Path output) {}

    private interface Work<T> {
        T with(Scratch scratch) throws IOException;
    }

    /** Two files for the time of one run. */
    private static <T> T inScratch(Work<T> work) {
        try {
            var scratch =
                    new Scratch(
                            Files.createTempFile("isoscan-ocr", ".pgm"),
                            Files.createTempFile("isoscan-ocr", ".tsv"));
            try {
                return work.with(scratch);
            } finally {
                Files.deleteIfExists(scratch.input());
                Files.deleteIfExists(scratch.output());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("tesseract cannot be run", e);
        }
    }
}
