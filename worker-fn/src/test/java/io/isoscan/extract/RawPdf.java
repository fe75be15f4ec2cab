package io.isoscan.extract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** A PDF written object by object, also such as no program writes. Object 1 is the catalogue. */
final class RawPdf {
    static final String PAGE = "/Type /Page /Parent 2 0 R /MediaBox [0 0 600 800]";
    static final String FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Integer> places = new ArrayList<>();
    private String trailer = "/Root 1 0 R";

    RawPdf() {
        write("%PDF-1.7\n");
    }

    /** One page, object 3, of these entries; the further objects begin with 4. */
    static RawPdf ofPage(String entries) {
        return new RawPdf()
                .object("<< /Type /Catalog /Pages 2 0 R >>")
                .object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
                .object("<< " + PAGE + " " + entries + " >>");
    }

    RawPdf object(String content) {
        begin();
        write(content + "\nendobj\n");
        return this;
    }

    RawPdf stream(String entries, byte[] content) {
        begin();
        write("<< %s /Length %d >>\nstream\n".formatted(entries, content.length));
        bytes.writeBytes(content);
        write("\nendstream\nendobj\n");
        return this;
    }

    RawPdf stream(String content) {
        return stream("", content.getBytes(ISO_8859_1));
    }

    RawPdf trailer(String entries) {
        trailer = entries;
        return this;
    }

    /** Where the next object will stand. */
    int place() {
        return bytes.size();
    }

    byte[] bytes() {
        int table = bytes.size();
        write("xref\n0 %d\n0000000000 65535 f \n".formatted(places.size() + 1));
        places.forEach(place -> write("%010d 00000 n \n".formatted(place)));
        write("trailer\n<< /Size %d %s >>\n".formatted(places.size() + 1, trailer));
        return end(table);
    }

    /** Without a table of its own; what is at this place is the table. */
    byte[] end(int table) {
        write("startxref\n%d\n%%%%EOF\n".formatted(table));
        return bytes.toByteArray();
    }

    static byte[] deflated(byte[] content) {
        var packed = new ByteArrayOutputStream();
        var out = new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_COMPRESSION));
        try (out) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** So many million spaces, packed a thousandfold. */
    static byte[] bomb(int millions) {
        return deflated(" ".repeat(millions * 1_000_000).getBytes(ISO_8859_1));
    }

    private void begin() {
        places.add(bytes.size());
        write("%d 0 obj\n".formatted(places.size()));
    }

    private void write(String text) {
        bytes.writeBytes(text.getBytes(ISO_8859_1));
    }
}
