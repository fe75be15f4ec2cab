package io.isoscan.bench.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScoreTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void tokensAreLongEnoughAndHoldADigit() {
        assertThat(Tokens.of("HOLE-12 A1 PLAN (PAD_7) A-1,B-2 C12\nD34E"))
                .containsExactly("D34E", "HOLE-12", "PAD_7");
    }

    @Test
    void missesAndWhatIsNotListedAreNamedByFile() {
        var score = new Score();

        score.add("one.pdf", Set.of("HOLE-1", "HOLE-2"), Set.of("HOLE-1"));
        score.add("two.pdf", Set.of("HOLE-3", "HOLE-4"), Set.of("HOLE-3", "HOLE-4", "HOLE-5"));

        assertThat(score.missed()).hasToString("{one.pdf=[HOLE-2]}");
        assertThat(score.unlisted()).hasToString("{two.pdf=[HOLE-5]}");
        assertThat(score.percentFound()).isEqualTo(75);
        assertThat(score.percentUnlisted()).isEqualTo(25);
    }

    @Test
    void aFileWithoutATextLayerExpectsNothing() throws IOException {
        Files.write(folder.resolve("one.pdf"), new byte[] {1});
        Files.write(folder.resolve("two.pdf"), new byte[] {2});
        var list = Files.writeString(folder.resolve("list"), "one.pdf\tA-10 B-11\ntwo.pdf\t\n");

        assertThat(Drawing.read(folder, list))
                .extracting(Drawing::name, Drawing::expected)
                .hasToString("[(\"one.pdf\", [\"A-10\", \"B-11\"]), (\"two.pdf\", [])]");
    }
}
