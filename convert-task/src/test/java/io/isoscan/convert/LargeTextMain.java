package io.isoscan.convert;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** Converts a line that is repeated as often as it is told, to nowhere. */
final class LargeTextMain {
    private LargeTextMain() {}

    static void main(String[] args) throws IOException {
        int lines = Integer.parseInt(args[0]);
        var source = new TextSource("large.txt", "etag");
        IO.println(
                TextPdf.write(
                        new Repeated(args[1], lines), source, OutputStream.nullOutputStream()));
    }

    /** A text without end but for a count, made as it is read. */
    private static final class Repeated extends Reader {
        private final byte[] line;
        private long left;
        private int at;

        Repeated(String line, int times) {
            this.line = line.translateEscapes().getBytes(StandardCharsets.US_ASCII);
            this.left = (long) times * this.line.length;
        }

        @Override
        public int read(char[] into, int offset, int length) {
            int count = (int) Math.min(left, length);
            for (int i = 0; i < count; i++) {
                into[offset + i] = (char) line[at];
                at = (at + 1) % line.length;
            }
            left -= count;
            return count == 0 ? -1 : count;
        }

        @Override
        public void close() {}
    }
}
