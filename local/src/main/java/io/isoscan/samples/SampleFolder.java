package io.isoscan.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of a sample set. It takes an empty folder, or one that holds a sample set and nothing
 * else, which it empties; anything else it refuses, as it must never delete a file of someone else.
 */
final class SampleFolder {
    private static final String CODES = "codes.xlsx";
    private static final String EXPECTED = "expected.csv";
    private static final String TRAPS = "traps.csv";

    /** What the expected answer of every set begins with, also of one written long ago. */
    private static final String MARK = "file,code,angle";

    /** What a scan of the folder leaves out: the answers are no drawings. */
    private static final String IGNORED = ".isoscanignore";

    private final Path folder;

    private SampleFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * The folder made ready: empty but for the mark that it is ours, the header of the expected
     * answer.
     */
    static SampleFolder prepare(Path path) throws IOException {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new InvalidSampleRequestException(
                    path + " is a file: name a new or an empty folder");
        }
        Files.createDirectories(path);
        SampleFolder folder = new SampleFolder(path);
        for (Path old : folder.oldFiles()) {
            Files.delete(old);
        }
        folder.writeExpected(List.of());
        return folder;
    }

    private List<Path> oldFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path path : found.filter(file -> !isFolder(file)).toList()) {
                files.add(checkedOurs(path));
            }
        }
        return files;
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private Path checkedOurs(Path file) throws IOException {
        if (!hasOurMark() || !isOurs(file)) {
            throw new InvalidSampleRequestException(
                    "%s is not empty (%s is no file of a sample set): name a new or an empty folder"
                            .formatted(folder, folder.relativize(file)));
        }
        return file;
    }

    private boolean hasOurMark() throws IOException {
        Path expected = folder.resolve(EXPECTED);
        return Files.isRegularFile(expected, LinkOption.NOFOLLOW_LINKS)
                && Files.readString(expected).startsWith(MARK);
    }

    private boolean isOurs(Path file) throws IOException {
        String path = folder.relativize(file).toString();
        return List.of(CODES, EXPECTED, TRAPS, IGNORED).contains(path) || isDrawing(file);
    }

    private static boolean isDrawing(Path file) throws IOException {
        return file.toString().endsWith(".pdf")
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && DrawingPdf.wrote(Files.readAllBytes(file));
    }

    void write(Drawing drawing) throws IOException {
        Path file = folder.resolve(drawing.path());
        Files.createDirectories(file.getParent());
        Files.write(file, DrawingPdf.of(drawing));
    }

    void writeCodes(List<String> codes) throws IOException {
        Files.write(folder.resolve(CODES), CodesSheet.of(codes));
    }

    void writeExpected(List<Expectation> rows) throws IOException {
        write(EXPECTED, Expectation.HEADER, rows.stream().map(Expectation::csv));
        Files.writeString(
                folder.resolve(IGNORED), String.join("\n", EXPECTED, TRAPS, CODES) + "\n");
    }

    /** Takes the traps as lines. */
    void writeTraps(List<String> rows) throws IOException {
        write(TRAPS, Trap.HEADER, rows.stream());
    }

    private void write(String name, String header, Stream<String> rows) throws IOException {
        StringBuilder csv = new StringBuilder(header).append('\n');
        rows.forEach(row -> csv.append(row).append('\n'));
        Files.writeString(folder.resolve(name), csv);
    }
}
