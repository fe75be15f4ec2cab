package io.isoscan.convert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConvertTextTest {
    private static final String TEXT = "Dübel Ø8\r\nand so on";

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1"})
    void textOfAnyEncodingIsConverted(String encoding) throws IOException {
        var texts = new InMemoryTexts(TEXT.getBytes(Charset.forName(encoding)));

        assertThat(new ConvertText(texts, folder).run()).isEqualTo(1);

        assertThat(words(texts.stored().getFirst())).containsExactly("Dübel Ø8", "and so on");
    }

    @Test
    void textThatChangedMeanwhileIsConvertedOnceMore() throws IOException {
        var texts = new InMemoryTexts("old".getBytes(UTF_8), "new".getBytes(UTF_8));

        new ConvertText(texts, folder).run();

        assertThat(texts.stored()).hasSize(2);
        assertThat(words(texts.stored().getLast())).containsExactly("new");
    }

    @Test
    void textThatAlwaysChangesIsLeftToAnotherRun() {
        var texts =
                new InMemoryTexts(
                        "1".getBytes(UTF_8),
                        "2".getBytes(UTF_8),
                        "3".getBytes(UTF_8),
                        "4".getBytes(UTF_8));

        assertThatThrownBy(() -> new ConvertText(texts, folder).run())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("changes faster");
    }

    @Test
    void bytesThatAreNoTextAreBadInput() {
        var texts = new InMemoryTexts(new byte[] {'%', 'P', 'D', 'F', 0, 1, 2, 3, 0, 0, 4});

        assertThatThrownBy(() -> new ConvertText(texts, folder).run())
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("no text");
        assertThat(texts.stored()).isEmpty();
    }

    @Test
    void emptyFileIsBadInputAlsoWithAMark() {
        for (var file : List.of(new byte[0], "\uFEFF".getBytes(UTF_8))) {
            var texts = new InMemoryTexts(file);
            var own = folder.resolve("of-" + file.length);

            assertThatThrownBy(() -> run(texts, own))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("empty");
        }
    }

    private static void run(Texts texts, Path folder) throws IOException {
        Files.createDirectory(folder);
        new ConvertText(texts, folder).run();
    }

    private static List<String> words(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).lines().toList();
        }
    }
}
