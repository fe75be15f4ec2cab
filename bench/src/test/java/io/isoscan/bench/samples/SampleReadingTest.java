package io.isoscan.bench.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.bench.FoundCodes;
import io.isoscan.samples.SampleSet;
import io.isoscan.samples.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleReadingTest {
    /** What lenient matching must not take either: it is not another way to write the code. */
    private static final List<String> NEVER_TAKEN =
            List.of(
                    "digit-behind",
                    "digit-in-next-cell",
                    "end-missing",
                    "halves-apart",
                    "in-keywords-and-bookmark-only",
                    "letter-behind",
                    "letter-in-front",
                    "neighbour-in-other-direction",
                    "neighbour-in-other-size",
                    "part-behind",
                    "part-in-front");

    /** Halves in one line, a space between them, are what lenient matching is there for. */
    private static final String TAKEN_LENIENTLY = "halves-in-cells";

    @TempDir private Path folder;

    @Test
    void everyVariantIsReadWithoutAMissAnInventionOrATrap()
            throws IOException, InterruptedException {
        SampleSet.write(folder.resolve("set"), 660, 1);

        var answer = SampleReading.of(folder.resolve("set"));

        assertThat(answer.faults()).isEmpty();
        assertThat(answer.isRight()).isTrue();
    }

    @Test
    void lenientMatchingTakesHalvesWithASpaceBetweenThemAndNoOtherTrap()
            throws IOException, InterruptedException {
        SampleSet.write(folder.resolve("set"), 660, 1);
        var kinds = kindsOfTraps();

        var answer = SampleReading.leniently(folder.resolve("set"));

        var scores = answer.scores().values();
        assertThat(kinds.values()).containsAll(NEVER_TAKEN);
        assertThat(scores).allMatch(score -> score.found() == score.expected());
        assertThat(answer.faults())
                .hasSize(scores.stream().mapToInt(Score::invented).sum())
                .extracting(fault -> kinds.getOrDefault(fault, "no trap"))
                .containsOnly(TAKEN_LENIENTLY);
    }

    /** By what is said of a drawing whose trap was fallen for. */
    private Map<String, String> kindsOfTraps() throws IOException {
        var kinds = new HashMap<String, String>();
        FoundCodes.traps(folder.resolve("set/traps.csv"))
                .forEach((hit, kind) ->
                        kinds.put("invented %s in %s".formatted(hit.code(), hit.file()), kind));
        return kinds;
    }

    @Test
    void codeThatIsNotExpectedIsInventedAndOneThatIsNotThereIsMissed()
            throws IOException, InterruptedException {
        SampleSet.write(folder.resolve("set"), 6, 3);
        var csv = folder.resolve("set/expected.csv");
        var rows = Files.readAllLines(csv);
        var row = rows.removeLast();
        var real = row.split(",", -1);
        rows.add(row.replaceFirst(",[^,]*,", ",HOLE-0,"));
        Files.write(csv, rows);

        var answer = SampleReading.of(folder.resolve("set"));

        assertThat(answer.isRight()).isFalse();
        assertThat(answer.faults())
                .contains("missed HOLE-0 in " + real[0])
                .contains("invented " + real[1] + " in " + real[0]);
    }

    @Test
    void codeOfATrapIsCountedAsTrapped() throws IOException, InterruptedException {
        SampleSet.write(folder.resolve("set"), 6, 3);
        var csv = folder.resolve("set/expected.csv");
        var rows = Files.readAllLines(csv);
        var real = rows.removeLast().split(",", -1);
        Files.write(csv, rows);
        Files.writeString(
                folder.resolve("set/traps.csv"),
                "file,token,near,why\n%s,X,%s,letter-in-front\n".formatted(real[0], real[1]));

        var answer = SampleReading.of(folder.resolve("set"));

        assertThat(answer.scores().get(Variant.ofFile(real[0])))
                .extracting(Score::trapped)
                .isEqualTo(1);
    }

    @Test
    void tableNamesEveryVariant() throws IOException, InterruptedException {
        SampleSet.write(folder.resolve("set"), Variant.ALL.size(), 3);

        var answer = SampleReading.of(folder.resolve("set"));

        assertThat(answer.scores().keySet()).containsExactlyInAnyOrderElementsOf(Variant.ALL);
        assertThat(answer.table()).hasSize(Variant.ALL.size() + 2);
    }
}
