package io.isoscan.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Decodes a text file: by its byte order mark, else by what the bytes can be. A byte that means
 * nothing costs its own character, and not the text.
 */
public final class PlainText {
    /** Latin-1 with the dashes and quotes that Windows programs write. */
    private static final Charset WESTERN = Charset.forName("windows-1252");

    /** Real text holds hardly a control character; one in so many makes it something else. */
    private static final int CHARACTERS_PER_CONTROL = 200;

    /** Of UTF-16 in whatever script, spaces, digits and line ends have a zero in the same half. */
    private static final int CHARACTERS_PER_ZERO = 10;

    private static final int SAMPLE = 4_096;

    private PlainText() {}

    /** The text without its mark, or nothing where the bytes are not text. */
    public static Optional<String> of(byte[] file) {
        if (startsWith(file, 0xEF, 0xBB, 0xBF)) {
            return readable(file, 3, StandardCharsets.UTF_8);
        }
        if (startsWith(file, 0xFF, 0xFE)) {
            return readable(file, 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(file, 0xFE, 0xFF)) {
            return readable(file, 2, StandardCharsets.UTF_16BE);
        }
        return unmarked(file);
    }

    private static Optional<String> unmarked(byte[] file) {
        if (isWide(file, 1)) {
            return readable(file, 0, StandardCharsets.UTF_16LE);
        }
        if (isWide(file, 0)) {
            return readable(file, 0, StandardCharsets.UTF_16BE);
        }
        return readable(file, 0, isUtf8(file) ? StandardCharsets.UTF_8 : WESTERN);
    }

    private static boolean startsWith(byte[] file, int... mark) {
        return file.length >= mark.length
                && IntStream.range(0, mark.length)
                        .allMatch(i -> Byte.toUnsignedInt(file[i]) == mark[i]);
    }

    /** Whether characters have their zeros in this half, and none in the other. */
    private static boolean isWide(byte[] file, int half) {
        int pairs = Math.min(file.length, SAMPLE) / 2;
        long zeros = IntStream.range(0, pairs).filter(i -> file[2 * i + half] == 0).count();
        boolean others = IntStream.range(0, pairs).anyMatch(i -> file[2 * i + 1 - half] == 0);
        return !others && zeros > 0 && zeros * CHARACTERS_PER_ZERO >= pairs;
    }

    private static boolean isUtf8(byte[] file) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    private static Optional<String> readable(byte[] file, int from, Charset charset) {
        var text = new String(file, from, file.length - from, charset);
        return isReadable(text) ? Optional.of(text) : Optional.empty();
    }

    private static boolean isReadable(String text) {
        long controls = text.chars().filter(PlainText::isControl).count();
        return controls * CHARACTERS_PER_CONTROL <= text.length();
    }

    private static boolean isControl(int character) {
        return Character.isISOControl(character) && !Character.isWhitespace(character);
    }
}
