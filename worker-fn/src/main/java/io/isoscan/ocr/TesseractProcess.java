package io.isoscan.ocr;

import io.isoscan.temporary.TemporaryFolder;
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

    /** Sparse text in no particular order. */
    private static final List<String> A_PAGE = List.of("--psm", "11");

    private static final List<String> A_LINE = List.of("--psm", "7");

    /** Pictures of 300 dots an inch; the answer as hOCR with a box for each letter. */
    private static final List<String> SETTINGS =
            List.of("--dpi", "300", "-c", "tessedit_create_hocr=1", "-c", "hocr_char_boxes=1");

    /** Grows with every change of what is read how. */
    private static final String READING = "3";

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
            run(List.of("--version"), scratch, clock.instant().plus(VERSION_TIME));
            return VERSION.matcher(Files.readString(scratch.output()))
                    .results()
                    .map(match -> match.group(1))
                    .findFirst()
                    .orElse("unknown");
        });
    }

    private Reading read(TurnedPage page, Instant until, int firstLine) {
        var strips = page.isLevel() ? List.of(page.asStrip()) : LabelStrip.of(page.image());
        if (strips.isEmpty()) {
            return new Words(List.of());
        }
        return inScratch(scratch -> {
            var arguments = new ArrayList<String>();
            arguments.add(write(strips, scratch).toString());
            arguments.add("stdout");
            arguments.addAll(page.isLevel() ? A_PAGE : A_LINE);
            arguments.addAll(SETTINGS);
            var ended = run(arguments, scratch, until);
            if (ended.isEmpty()) {
                return new OutOfTime();
            }
            if (ended.get() != 0) {
                return new Unreadable(
                        "OCR failed on it: tesseract ended with status " + ended.get());
            }
            var words = words(strips, scratch);
            words.removeIf(word -> word.confidence() < LEAST_CONFIDENCE);
            return new Words(ReadLabels.of(words, page, firstLine));
        });
    }

    private static List<ReadWord> words(List<LabelStrip> strips, Scratch scratch)
            throws IOException {
        try (var hocr = Files.newInputStream(scratch.output())) {
            var pictures = TesseractHocr.pictures(hocr);
            var words = new ArrayList<ReadWord>();
            for (int i = 0; i < Math.min(strips.size(), pictures.size()); i++) {
                var strip = strips.get(i);
                pictures.get(i).forEach(word -> words.add(word.moved(strip.left(), strip.top())));
            }
            return words;
        }
    }

    /** The list of the files, as Tesseract reads it. */
    private static Path write(List<LabelStrip> strips, Scratch scratch) throws IOException {
        var files = new ArrayList<String>();
        for (var strip : strips) {
            var file = scratch.folder().resolve(files.size() + ".pgm");
            write(strip.image(), file);
            files.add(file.toString());
        }
        return Files.write(scratch.folder().resolve("pictures"), files);
    }

    /** The program's exit status, or empty when it had to be killed. */
    private Optional<Integer> run(List<String> arguments, Scratch scratch, Instant until)
            throws IOException {
        var command = new ArrayList<>(BOUNDED);
        command.add(program.orElseThrow().toString());
        command.addAll(arguments);
        var builder =
                new ProcessBuilder(command)
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

    private record Scratch(Path folder) {
        Path output() {
            return folder.resolve("output");
        }
    }

    private interface Work<T> {
        T with(Scratch scratch) throws IOException;
    }

    /** A folder for the time of one run. */
    private static <T> T inScratch(Work<T> work) {
        try (var folder = TemporaryFolder.create("isoscan-ocr")) {
            return work.with(new Scratch(folder.path()));
        } catch (IOException e) {
            throw new UncheckedIOException("tesseract cannot be run", e);
        }
    }
}
