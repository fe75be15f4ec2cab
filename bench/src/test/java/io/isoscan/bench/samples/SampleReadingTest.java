package io.isoscan.bench.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.samples.SampleSet;
import io.isoscan.samples.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleReadingTest {
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
