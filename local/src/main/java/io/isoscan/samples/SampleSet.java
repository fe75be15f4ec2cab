package io.isoscan.samples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A set of sample drawings: piping isometrics as PDFs (some in folders by area), {@code codes.xlsx}
 * with the wanted codes, some of which stand on no drawing; {@code expected.csv} with a row (file,
 * code, the label's angle, variant) for each wanted code on each drawing; and {@code traps.csv}
 * with a row (file, token, the wanted code near it, why it is none) for each that must not be
 * reported. Files are named by their path below the folder, with slashes.
 */
public final class SampleSet {
    /** The number of drawings when none is asked for. */
    public static final int DEFAULT_FILES = 200;

    /** The seed when none is given. */
    public static final long DEFAULT_SEED = 1;

    /** The most drawings that one set can hold. */
    public static final int MOST_FILES = 100_000;

    private static final int THREADS = 2;

    private final SampleFolder folder;
    private final int files;
    private final long seed;
    private final List<Variant> variants;
    private final CodeBook book;

    private SampleSet(SampleFolder folder, int files, long seed, List<Variant> variants) {
        this.folder = folder;
        this.files = files;
        this.seed = seed;
        this.variants = List.copyOf(variants);
        this.book = CodeBook.of(seed);
    }

    /**
     * Writes a set. The same number of files and seed give the same bytes; drawing number i depends
     * on the seed and i alone. Files of a set that stood in the folder before are deleted.
     *
     * @throws InvalidSampleRequestException when the number of files is out of range, or the folder
     *     holds anything that is no part of a sample set; nothing has been changed then
     * @throws IOException when the folder cannot be written; writing the set again starts from the
     *     beginning
     */
    public static SampleSummary write(Path folder, int files, long seed) throws IOException {
        return write(folder, files, seed, Variant.ALL);
    }

    /**
     * Writes a set as {@link #write(Path, int, long)} does, of some variants alone.
     *
     * @param variants taken in turn, one a drawing
     */
    public static SampleSummary write(Path folder, int files, long seed, List<Variant> variants)
            throws IOException {
        if (files < 1 || files > MOST_FILES) {
            throw new InvalidSampleRequestException(
                    "%d files cannot be written: choose a number from 1 to %d"
                            .formatted(files, MOST_FILES));
        }
        return new SampleSet(SampleFolder.prepare(folder), files, seed, variants).write();
    }

    private SampleSummary write() throws IOException {
        List<Written> drawings = drawings();
        List<Expectation> expected = drawings.stream().flatMap(d -> d.expected().stream()).toList();
        Set<String> occurring = new LinkedHashSet<>();
        expected.forEach(row -> occurring.add(row.code()));
        Set<String> wanted = new LinkedHashSet<>(occurring);
        drawings.forEach(drawing -> wanted.addAll(drawing.near()));
        wanted.addAll(book.thatOccurNowhere(files));
        List<String> codes = List.copyOf(wanted);
        folder.writeCodes(Dice.of(seed, "sheet", files).shuffled(codes));
        folder.writeExpected(expected);
        folder.writeTraps(drawings.stream().flatMap(d -> d.traps().stream()).toList());
        long labels = drawings.stream().mapToLong(Written::labels).sum();
        return new SampleSummary(files, codes.size(), occurring.size(), expected.size(), labels);
    }

    private List<Written> drawings() throws IOException {
        try (ExecutorService executor = Executors.newFixedThreadPool(THREADS)) {
            List<Future<List<Written>>> parts = new ArrayList<>();
            for (int part = 0; part < THREADS; part++) {
                int from = (int) ((long) files * part / THREADS);
                int to = (int) ((long) files * (part + 1) / THREADS);
                parts.add(executor.submit(drawings(from, to)));
            }
            List<Written> written = new ArrayList<>(files);
            for (Future<List<Written>> part : parts) {
                written.addAll(result(part));
            }
            return written;
        }
    }

    private Callable<List<Written>> drawings(int from, int to) {
        return () -> {
            List<Written> written = new ArrayList<>(to - from);
            for (int file = from; file < to; file++) {
                Variant variant = variants.get(file % variants.size());
                Drawing drawing = IsometricDrawing.draw(seed, file, book, variant);
                folder.write(drawing);
                written.add(Written.of(drawing));
            }
            return written;
        };
    }

    private static List<Written> result(Future<List<Written>> part) throws IOException {
        try {
            return part.get();
        } catch (ExecutionException e) {
            throw new IOException(
                    "the sample drawings could not all be written: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while writing sample drawings", e);
        }
    }

    /** What is kept of a drawing after its file has been written. */
    private record Written(
            List<Expectation> expected, List<String> traps, List<String> near, int labels) {
        static Written of(Drawing drawing) {
            String file = drawing.path();
            return new Written(
                    drawing.codes().stream()
                            .map(code -> expected(file, code, drawing.variant()))
                            .toList(),
                    drawing.traps().stream().map(trap -> trap.csv(file)).toList(),
                    drawing.traps().stream().map(Trap::near).toList(),
                    drawing.labels());
        }

        private static Expectation expected(String file, PlacedCode code, Variant variant) {
            return new Expectation(file, code.code(), code.angle(), variant);
        }
    }
}
