package io.isoscan.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FileKeyTest {
    @ParameterizedTest
    @ValueSource(strings = {"a.pdf", "area 2/../a \"b\" 'c'.pdf", "🕳.pdf", "meta/meta", "Meta"})
    void pathIsItsOwnKey(String path) {
        assertThat(FileKey.of(path).value()).isEqualTo(path);
        assertThat(FileKey.shortens(path)).isFalse();
    }

    @Test
    void metaIsLeftToTheSession() {
        assertThat(FileKey.of("meta").value()).isEqualTo("./meta");
    }

    @Test
    void pathOf900BytesStaysWhole() {
        assertThat(FileKey.of("x".repeat(900)).value()).isEqualTo("x".repeat(900));
    }

    @Test
    void longerPathIsCutAt800BytesWithItsHash() {
        var key = FileKey.of("x".repeat(901)).value();

        assertThat(key).matches("x{800}~[0-9a-f]{32}");
        assertThat(FileKey.shortens("x".repeat(901))).isTrue();
    }

    @Test
    void charactersAreCutWhole() {
        for (int i = 0; i < 4; i++) {
            var key = FileKey.of("x".repeat(i) + "🕳".repeat(300)).value();

            assertThat(key).matches("x{%d}(🕳)+~[0-9a-f]{32}".formatted(i));
            assertThat(key.getBytes(UTF_8)).hasSizeBetween(797 + 33, 800 + 33);
        }
    }

    @Test
    void longPathsThatDifferAtTheEndHaveKeysOfTheirOwn() {
        assertThat(FileKey.of("x".repeat(1_000) + "1"))
                .isNotEqualTo(FileKey.of("x".repeat(1_000) + "2"));
    }
}
