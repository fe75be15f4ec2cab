package io.isoscan.extract;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Decodes plain text and CSV: by byte order mark, else by what the bytes can be. */
final class PlainTextReader {

    private static final Charset WESTERN = Charset.forName("windows-1252");

    /** Real text holds hardly a control character; one in so many makes it something else. */
    private static final int CHARACTERS_PER_CONTROL = 200;

    private static final int SAMPLE = 4096;

    private PlainTextReader() {}

    /** The text, or nothing where the bytes are not text. */
    static Optional<String> read(byte[] document) {
        if (starts(document, 0xEF, 0xBB, 0xBF)) {
            return decode(document, 3, StandardCharsets.UTF_8);
        }
        if (starts(document, 0xFF, 0xFE)) {
            return decode(document, 2, StandardCharsets.UTF_16LE);
        }
        if (starts(document, 0xFE, 0xFF)) {
            return decode(document, 2, StandardCharsets.UTF_16BE);
        }
        return unmarked(document);
    }

    private static Optional<String> unmarked(byte[] document) {
        if (zeros(document, 1) > 0 && zeros(document, 0) == 0) {
            return decode(document, 0, StandardCharsets.UTF_16LE);
        }
        if (zeros(document, 0) > 0 && zeros(document, 1) == 0) {
            return decode(document, 0, StandardCharsets.UTF_16BE);
        }
        Optional<String> utf8 = decode(document, 0, StandardCharsets.UTF_8);
        return utf8.isPresent() ? utf8 : decode(document, 0, WESTERN);
    }

    private static boolean starts(byte[] document, int... mark) {
        if (document.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if (Byte.toUnsignedInt(document[i]) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static int zeros(byte[] document, int from) {
        int zeros = 0;
        for (int i = from; i < Math.min(SAMPLE, document.length); i += 2) {
            zeros += document[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    private static Optional<String> decode(byte[] document, int from, Charset charset) {
        ByteBuffer bytes = ByteBuffer.wrap(document, from, document.length - from);
        try {
            String text = charset.newDecoder().decode(bytes).toString();
            return readable(text) ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static boolean readable(String text) {
        long controls = text.chars().filter(PlainTextReader::control).count();
        return controls * CHARACTERS_PER_CONTROL <= text.length();
    }

    private static boolean control(int character) {
        return Character.isISOControl(character) && !Character.isWhitespace(character);
    }
}
