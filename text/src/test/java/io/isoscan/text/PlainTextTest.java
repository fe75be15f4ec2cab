package io.isoscan.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainTextTest {
    private static final String LABELS = "HOLE-12\r\nDübel Ø8";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1252"})
    void encodingIsToldByTheBytes(String encoding) {
        assertThat(PlainText.of(LABELS.getBytes(Charset.forName(encoding)))).contains(LABELS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void markIsHeededAndNotPartOfTheText(String encoding) {
        var marked = ("\uFEFF" + LABELS).getBytes(Charset.forName(encoding));

        assertThat(PlainText.of(marked)).contains(LABELS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void wideTextOfAnotherScriptIsToldByItsSpacesAndDigits(String encoding) {
        var text = "Отверстие 12 и труба 7";

        assertThat(PlainText.of(text.getBytes(Charset.forName(encoding)))).contains(text);
    }

    @Test
    void dashesAndQuotesOfWindowsAreRead() {
        assertThat(PlainText.of(new byte[] {'A', (byte) 0x96, '1', (byte) 0x94})).contains("A–1”");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x81, 0x8d, 0x8f, 0x90, 0x9d})
    void byteThatWindowsHasNoCharacterForCostsNoText(int hole) {
        byte[] text = "pi_ce HOLE-12\n".getBytes(StandardCharsets.US_ASCII);
        text[2] = (byte) hole;

        assertThat(PlainText.of(text)).contains("pi\ufffdce HOLE-12\n");
    }

    @Test
    void oneBadByteBehindAMarkCostsNoText() {
        byte[] text = ("\uFEFF" + "pi_ce HOLE-12\n").getBytes(StandardCharsets.UTF_8);
        text[5] = (byte) 0xff;
        byte[] wide = Arrays.copyOf(("\uFEFF" + "HOLE-12").getBytes(StandardCharsets.UTF_16LE), 17);

        assertThat(PlainText.of(text)).contains("pi\ufffdce HOLE-12\n");
        assertThat(PlainText.of(wide)).contains("HOLE-12\ufffd");
    }

    @Test
    void oneZeroMakesNoWideText() {
        var text = "\0" + "HOLE-12 and so on, ".repeat(20);

        assertThat(PlainText.of(text.getBytes(StandardCharsets.US_ASCII))).contains(text);
    }

    @Test
    void otherBytesAreNoText() {
        byte[] junk = new byte[4_000];
        new Random(7).nextBytes(junk);

        assertThat(PlainText.of(junk)).isEmpty();
        assertThat(PlainText.of("HOLE-1\0\0".getBytes(StandardCharsets.US_ASCII))).isEmpty();
    }
}
