package io.isoscan.codesheet;

import io.isoscan.codes.BadCodes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/** Turns a text file's bytes into text: by its byte order mark, else by what the bytes can be. */
final class TextDecoding {
    /** Latin-1 with the dashes and quotes that Windows programs write. */
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final int SAMPLE = 4_096;

    private TextDecoding() {}

    /**
     * Decodes a text file.
     *
     * @throws BadCodes when the bytes are no text
     */
    static String decode(byte[] bytes) {
        var text = withoutMark(new String(bytes, charsetOf(bytes)));
        if (text.indexOf('\0') >= 0) {
            throw new BadCodes(
                    "the file with the codes is neither a workbook nor text: save it as .xlsx or .csv");
        }
        return text;
    }

    private static Charset charsetOf(byte[] bytes) {
        if (startsWith(bytes, 0xff, 0xfe) || mostlyZero(bytes, 1)) {
            return StandardCharsets.UTF_16LE;
        }
        if (startsWith(bytes, 0xfe, 0xff) || mostlyZero(bytes, 0)) {
            return StandardCharsets.UTF_16BE;
        }
        return isUtf8(bytes) ? StandardCharsets.UTF_8 : WINDOWS;
    }

    static boolean startsWith(byte[] bytes, int... mark) {
        return bytes.length >= mark.length
                && IntStream.range(0, mark.length).allMatch(i -> (bytes[i] & 0xff) == mark[i]);
    }

    /** Whether most characters have a zero in one half, as those of western scripts in UTF-16. */
    private static boolean mostlyZero(byte[] bytes, int half) {
        int pairs = Math.min(bytes.length, SAMPLE) / 2;
        long zeros = IntStream.range(0, pairs).filter(i -> bytes[2 * i + half] == 0).count();
        long others = IntStream.range(0, pairs).filter(i -> bytes[2 * i + 1 - half] == 0).count();
        return pairs > 0 && others == 0 && 2 * zeros > pairs;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
}
