package io.isoscan.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleSetTest {
    private static final int FILES = 40;

    @TempDir private Path folder;

    @Test
    void sameSeedGivesSameBytes() throws IOException {
        SampleSet.write(folder.resolve("a"), FILES, 7);
        SampleSet.write(folder.resolve("b"), FILES, 7);

        assertThat(hashes(folder.resolve("a")))
                .hasSize(FILES + 4)
                .isEqualTo(hashes(folder.resolve("b")));
    }

    @Test
    void workbookCarriesNoTime() throws IOException {
        SampleSet.write(folder.resolve("set"), 1, 7);

        byte[] first = Files.readAllBytes(folder.resolve("set/codes.xlsx"));

        assertThat(timeOf(first)).isEqualTo("2025-01-01T00:00:00Z");
    }

    @Test
    void otherSeedGivesOtherDrawings() throws IOException {
        SampleSet.write(folder.resolve("a"), 3, 7);
        SampleSet.write(folder.resolve("b"), 3, 8);

        assertThat(drawings(folder.resolve("a")).values())
                .hasSize(3)
                .doesNotContainAnyElementsOf(drawings(folder.resolve("b")).values());
    }

    @Test
    void drawingDoesNotDependOnTheNumberOfFiles() throws IOException {
        SampleSet.write(folder.resolve("few"), 5, 7);
        SampleSet.write(folder.resolve("many"), 9, 7);

        Map<String, Integer> few = hashes(folder.resolve("few"));
        few.keySet().removeIf(name -> !name.endsWith(".pdf"));

        assertThat(hashes(folder.resolve("many"))).containsAllEntriesOf(few);
    }

    @Test
    void expectedAnswerIsWhatThePagesShowAndNothingElse() throws IOException {
        SampleSummary summary = writePlain();
        List<String> codes = codes();

        List<String> found = new ArrayList<>();
        for (Path file : drawings()) {
            for (ShownTexts.Shown shown : ShownTexts.of(file)) {
                tokens(shown.text())
                        .filter(codes::contains)
                        .forEach(code ->
                                found.add(row(file, code, Math.floorMod(shown.degrees(), 360))));
            }
        }

        List<String> expected = Files.readAllLines(folder.resolve("set/expected.csv"));
        assertThat(expected.removeFirst()).isEqualTo("file,code,angle,variant");
        assertThat(expected).containsExactlyInAnyOrderElementsOf(found).doesNotHaveDuplicates();
        assertThat(expected).hasSize(summary.matches());
        assertThat(expected).map(line -> line.split(",", -1)[2]).contains("0", "30", "90", "330");
    }

    @Test
    void horizontalCodesStandInTheStrippedText() throws IOException {
        writePlain();

        for (String line : Files.readAllLines(folder.resolve("set/expected.csv"))) {
            String[] cells = line.split(",", -1);
            if (cells[2].equals("0")) {
                assertThat(ShownTexts.stripped(folder.resolve("set").resolve(cells[0])))
                        .contains(unquoted(cells[1]));
            }
        }
    }

    @Test
    void labelsStayInsideTheBorderAndClearOfEachOther() throws IOException {
        writePlain();

        for (Path file : drawings()) {
            List<ShownTexts.Shown> shown = ShownTexts.of(file);
            assertThat(shown)
                    .hasSizeGreaterThan(100)
                    .allMatch(label -> Sheet.BORDER.holds(label.box()));
            for (int i = 0; i < shown.size(); i++) {
                ShownTexts.Shown label = shown.get(i);
                assertThat(shown.subList(i + 1, shown.size()))
                        .as("overlaps %s in %s", label, file)
                        .noneMatch(other -> other.box().overlaps(label.box()));
            }
        }
    }

    @Test
    void drawingsCarryNearMissesOfWantedCodes() throws IOException {
        writePlain();
        List<String> codes = codes();

        List<String> tokens = new ArrayList<>();
        for (Path file : drawings()) {
            ShownTexts.of(file).forEach(shown -> tokens(shown.text()).forEach(tokens::add));
        }

        assertThat(tokens)
                .anyMatch(t -> !codes.contains(t) && codes.stream().anyMatch(t::startsWith));
        assertThat(tokens)
                .anyMatch(t -> !codes.contains(t) && codes.stream().anyMatch(t::endsWith));
    }

    @Test
    void someWantedCodesOccurNowhere() throws IOException {
        SampleSummary summary = SampleSet.write(folder.resolve("set"), FILES, 7);

        List<String> rows = Files.readAllLines(folder.resolve("set/expected.csv"));
        List<String> nowhere =
                codes().stream()
                        .filter(code ->
                                rows.stream()
                                        .noneMatch(row ->
                                                unquoted(row.split(",", -1)[1]).equals(code)))
                        .toList();

        assertThat(nowhere)
                .hasSize(summary.wantedCodes() - summary.codesThatOccur())
                .hasSizeGreaterThanOrEqualTo(5);
        assertThat(codes()).hasSize(summary.wantedCodes()).doesNotHaveDuplicates();
    }

    @Test
    void writingAgainReplacesTheSet() throws IOException {
        SampleSet.write(folder.resolve("set"), 9, 7);

        SampleSet.write(folder.resolve("set"), 2, 8);

        assertThat(hashes(folder.resolve("set"))).hasSize(6);
    }

    @Test
    void folderWithAnythingElseIsRefusedAndLeftAlone() throws IOException {
        SampleSet.write(folder.resolve("set"), 3, 7);
        Files.writeString(folder.resolve("set/mine.pdf"), "%PDF-1.7 not a sample");

        assertThatThrownBy(() -> SampleSet.write(folder.resolve("set"), 3, 8))
                .isInstanceOf(InvalidSampleRequestException.class)
                .hasMessageContaining("mine.pdf")
                .hasMessageContaining("name a new or an empty folder");
        assertThat(hashes(folder.resolve("set"))).hasSize(8);
    }

    @Test
    void fileIsRefusedAsFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> SampleSet.write(file, 3, 7))
                .isInstanceOf(InvalidSampleRequestException.class)
                .hasMessageContaining("is a file");
    }

    @Test
    void numberOfFilesOutOfRangeIsRefused() {
        for (int files : new int[] {-1, 0, 100_001}) {
            assertThatThrownBy(() -> SampleSet.write(folder.resolve("set"), files, 7))
                    .isInstanceOf(InvalidSampleRequestException.class)
                    .hasMessageContaining("from 1 to 100000");
        }
        assertThat(folder.resolve("set")).doesNotExist();
    }

    @Test
    void variantsTakeTurnsAndStandInTheFilesName() throws IOException {
        SampleSet.write(folder.resolve("set"), 2 * Variant.ALL.size(), 7);

        assertThat(drawings())
                .extracting(file -> Variant.ofFile(file.toString()))
                .hasSameElementsAs(Variant.ALL);
        for (String row : rows("expected.csv")) {
            String[] cells = row.split(",", -1);
            assertThat(cells[3]).isEqualTo(Variant.ofFile(cells[0]).label());
        }
    }

    @Test
    void trapIsNearAWantedCodeThatStandsNowhereInItsFile() throws IOException {
        SampleSet.write(folder.resolve("set"), FILES, 7);
        List<String> codes = codes();
        List<String> standing =
                rows("expected.csv").stream().map(row -> cells(row, 0) + cells(row, 1)).toList();

        List<String> traps = rows("traps.csv");

        assertThat(traps)
                .allMatch(row -> codes.contains(unquoted(cells(row, 2))))
                .noneMatch(row -> standing.contains(cells(row, 0) + cells(row, 2)));
        assertThat(traps)
                .extracting(row -> cells(row, 3))
                .contains(
                        "end-missing",
                        "digit-behind",
                        "letter-behind",
                        "letter-in-front",
                        "part-behind",
                        "part-in-front",
                        "halves-apart",
                        "halves-in-cells",
                        "digit-in-next-cell",
                        "neighbour-in-other-size",
                        "neighbour-in-other-direction",
                        "in-keywords-and-bookmark-only");
    }

    @Test
    void tokensOfTrapsStandOnThePages() throws IOException {
        writePlain();

        for (String row : rows("traps.csv")) {
            if (!cells(row, 3).equals("in-keywords-and-bookmark-only")) {
                List<ShownTexts.Shown> shown =
                        ShownTexts.of(folder.resolve("set").resolve(cells(row, 0)));
                for (String part : unquoted(cells(row, 1)).split(" ", -1)) {
                    assertThat(shown)
                            .as(row)
                            .anyMatch(label -> tokens(label.text()).anyMatch(part::equals));
                }
            }
        }
    }

    private SampleSummary writePlain() throws IOException {
        return SampleSet.write(folder.resolve("set"), FILES, 7, List.of(Variant.PLAIN));
    }

    private List<String> rows(String file) throws IOException {
        List<String> rows = Files.readAllLines(folder.resolve("set").resolve(file));
        return rows.subList(1, rows.size());
    }

    private static String cells(String row, int column) {
        return row.split(",", -1)[column];
    }

    private static String timeOf(byte[] workbook) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            while (!zip.getNextEntry().getName().equals("docProps/core.xml")) {
                zip.closeEntry();
            }
            String core = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
            return core.replaceAll("(?s).*<dcterms:created[^>]*>([^<]*)<.*", "$1");
        }
    }

    private List<Path> drawings() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("set"))) {
            return files.filter(file -> file.toString().endsWith(".pdf")).toList();
        }
    }

    private List<String> codes() throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve("set/codes.xlsx"));
                ReadableWorkbook workbook = new ReadableWorkbook(in)) {
            List<Row> rows = workbook.getFirstSheet().read();
            assertThat(rows.removeFirst().getCellText(0)).isEqualTo("Hole code");
            assertThat(rows).allMatch(row -> !row.getCellText(1).isBlank());
            return rows.stream().map(row -> row.getCellText(0)).toList();
        }
    }

    private static Stream<String> tokens(String text) {
        return Pattern.compile("[^A-Za-z0-9_./\"-]+").splitAsStream(text);
    }

    private String row(Path file, String code, long angle) {
        String path = folder.resolve("set").relativize(file).toString().replace('\\', '/');
        String cell = code.contains("\"") ? "\"" + code.replace("\"", "\"\"") + "\"" : code;
        return path + "," + cell + "," + angle + ",plain";
    }

    private static String unquoted(String cell) {
        return cell.startsWith("\"")
                ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"")
                : cell;
    }

    private static Map<String, Integer> drawings(Path folder) throws IOException {
        var hashes = hashes(folder);
        hashes.keySet().removeIf(name -> !name.endsWith(".pdf"));
        return hashes;
    }

    private static Map<String, Integer> hashes(Path folder) throws IOException {
        Map<String, Integer> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                hashes.put(
                        folder.relativize(file).toString(),
                        Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return hashes;
    }
}
