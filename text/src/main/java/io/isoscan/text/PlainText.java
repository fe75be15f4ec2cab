package io.isoscan.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

    /** A file of any size, which gives its bytes as often as it is asked, from the beginning. */
    public interface Source {
        InputStream open() throws IOException;
    }

    /**
     * How a file's characters are written.
     *
     * @param mark so many bytes stand before them
     * @param malformed what to do about bytes that are no character
     */
    private record Encoding(Charset charset, int mark, CodingErrorAction malformed) {
        Encoding(Charset charset, int mark) {
            this(charset, mark, CodingErrorAction.REPLACE);
        }

        CharsetDecoder decoder() {
            return charset.newDecoder()
                    .onMalformedInput(malformed)
                    .onUnmappableCharacter(malformed);
        }
    }

    /** The text without its mark, or nothing where the bytes are not text. */
    public static Optional<String> of(byte[] file) {
        try {
            return encoding(() -> new ByteArrayInputStream(file))
                    .map(found ->
                            new String(
                                    file,
                                    found.mark(),
                                    file.length - found.mark(),
                                    found.charset()));
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail", e);
        }
    }

    /**
     * The text without its mark, as a stream that the caller closes, or nothing where the bytes are
     * not text. Reads the file once or twice to find out, a piece at a time.
     */
    public static Optional<Reader> open(Source file) throws IOException {
        var encoding = encoding(file);
        return encoding.isEmpty() ? Optional.empty() : Optional.of(reader(file, encoding.get()));
    }

    private static Optional<Encoding> encoding(Source file) throws IOException {
        for (var candidate : candidates(head(file))) {
            if (isReadable(file, candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static byte[] head(Source file) throws IOException {
        try (var bytes = file.open()) {
            return bytes.readNBytes(SAMPLE);
        }
    }

    private static List<Encoding> candidates(byte[] head) {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return List.of(new Encoding(StandardCharsets.UTF_8, 3));
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return List.of(new Encoding(StandardCharsets.UTF_16LE, 2));
        }
        if (startsWith(head, 0xFE, 0xFF)) {
            return List.of(new Encoding(StandardCharsets.UTF_16BE, 2));
        }
        return unmarked(head);
    }

    private static List<Encoding> unmarked(byte[] head) {
        if (isWide(head, 1)) {
            return List.of(new Encoding(StandardCharsets.UTF_16LE, 0));
        }
        if (isWide(head, 0)) {
            return List.of(new Encoding(StandardCharsets.UTF_16BE, 0));
        }
        return List.of(
                new Encoding(StandardCharsets.UTF_8, 0, CodingErrorAction.REPORT),
                new Encoding(WESTERN, 0));
    }

    private static boolean startsWith(byte[] file, int... mark) {
        return file.length >= mark.length
                && IntStream.range(0, mark.length)
                        .allMatch(i -> Byte.toUnsignedInt(file[i]) == mark[i]);
    }

    /** Whether characters have their zeros in this half, and none in the other. */
    private static boolean isWide(byte[] head, int half) {
        int pairs = head.length / 2;
        long zeros = IntStream.range(0, pairs).filter(i -> head[2 * i + half] == 0).count();
        boolean others = IntStream.range(0, pairs).anyMatch(i -> head[2 * i + 1 - half] == 0);
        return !others && zeros > 0 && zeros * CHARACTERS_PER_ZERO >= pairs;
    }

    /** Whether the file can be of this encoding, and hardly a character is a control. */
    private static boolean isReadable(Source file, Encoding encoding) throws IOException {
        try (var text = reader(file, encoding)) {
            long controls = 0;
            long characters = 0;
            var part = new char[SAMPLE];
            for (int read = text.read(part); read >= 0; read = text.read(part)) {
                controls += controls(part, read);
                characters += read;
            }
            return controls * CHARACTERS_PER_CONTROL <= characters;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    private static Reader reader(Source file, Encoding encoding) throws IOException {
        var bytes = file.open();
        bytes.skipNBytes(encoding.mark());
        return new InputStreamReader(bytes, encoding.decoder());
    }

    private static long controls(char[] part, int length) {
        return IntStream.range(0, length).filter(i -> isControl(part[i])).count();
    }

    private static boolean isControl(char character) {
        return Character.isISOControl(character) && !Character.isWhitespace(character);
    }
}
