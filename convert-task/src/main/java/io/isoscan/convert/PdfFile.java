package io.isoscan.convert;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes the objects of a PDF (ISO 32000-1) as they come, so that none of them is kept. Where each
 * lies is kept in a file too, as PDF has it at its end. Not thread-safe.
 */
final class PdfFile implements Closeable {
    /** What one PUT of S3 takes; half of what a PDF's table of ten digits can tell. */
    static final long MOST_BYTES = 5_000_000_000L;

    private static final String HEADER = "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n";
    private static final String FIRST_ROW = "0000000000 65535 f \n";
    private static final int ROW_BYTES = FIRST_ROW.length();
    private static final long TEN_DIGITS = 10_000_000_000L;

    private final OutputStream out;
    private final FileChannel rows;
    private final Deflater deflater = new Deflater();
    private long position;
    private int last;

    /**
     * A file of one.
     *
     * @param out not closed here
     */
    PdfFile(OutputStream out) throws IOException {
        this.out = out;
        this.rows =
                FileChannel.open(
                        Files.createTempFile("objects", null),
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE);
        rows.write(latin(FIRST_ROW), 0);
        write(HEADER);
    }

    /** The number of an object that is to be written. */
    int next() {
        return ++last;
    }

    /** A text as PDF has it, in UTF-16. */
    static String text(String text) {
        return "<FEFF" + hex(text.getBytes(UTF_16BE)) + ">";
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    static String reference(int object) {
        return object + " 0 R";
    }

    void object(int number, String value) throws IOException {
        begin(number);
        write(value + "\nendobj\n");
    }

    /**
     * Writes a stream, compressed.
     *
     * @param entries of its dictionary, beside its length and compression
     */
    void stream(int number, String entries, byte[] content) throws IOException {
        var deflated = new ByteArrayOutputStream();
        deflater.reset();
        try (var compressed = new DeflaterOutputStream(deflated, deflater)) {
            compressed.write(content);
        }
        begin(number);
        write("<<%s/Filter/FlateDecode/Length %d>>\nstream\n".formatted(entries, deflated.size()));
        write(deflated.toByteArray());
        write("\nendstream\nendobj\n");
    }

    /**
     * Ends the file; every number must have its object.
     *
     * @param id the same for the same content alone, 16 bytes
     */
    void finish(int catalog, int information, byte[] id) throws IOException {
        long table = position;
        write("xref\n0 %d\n".formatted(last + 1));
        Channels.newInputStream(rows.position(0)).transferTo(out);
        write(
                "trailer\n<</Size %d/Root %s/Info %s/ID[<%s><%s>]>>\nstartxref\n%d\n%%%%EOF\n"
                        .formatted(
                                last + 1,
                                reference(catalog),
                                reference(information),
                                hex(id),
                                hex(id),
                                table));
    }

    @Override
    public void close() throws IOException {
        deflater.end();
        rows.close();
    }

    private void begin(int number) throws IOException {
        var digits = Long.toString(TEN_DIGITS + position).substring(1);
        rows.write(latin(digits + " 00000 n \n"), (long) number * ROW_BYTES);
        write(number + " 0 obj\n");
    }

    private void write(String text) throws IOException {
        write(text.getBytes(ISO_8859_1));
    }

    private void write(byte[] bytes) throws IOException {
        position += bytes.length;
        if (position > MOST_BYTES) {
            throw new BadInput("the PDF would be larger than 5 GB: split the text");
        }
        out.write(bytes);
    }

    private static ByteBuffer latin(String row) {
        return ByteBuffer.wrap(row.getBytes(ISO_8859_1));
    }
}
