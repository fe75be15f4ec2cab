package io.isoscan.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.isoscan.text.ConversionContract;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Makes a PDF of a text: what is read or copied from it is the text, its face is embedded, and its
 * information names the text that it was made of. The same text of the same name gives the same
 * bytes. Takes as much memory as a page, whatever the size.
 */
final class TextPdf {
    private TextPdf() {}

    /**
     * Writes the PDF of a text.
     *
     * @param out not closed here
     * @return how many pages it has
     * @throws BadInput when there is nothing in the text, or too much
     */
    static int write(Reader text, TextSource source, OutputStream out) throws IOException {
        try (var pdf = new PdfFile(out);
                var face = Face.read()) {
            int tree = pdf.next();
            var letters = new Letters(face);
            var pages = new TextPages(pdf, face, letters, tree);
            new Lines(pages).read(new BufferedReader(text));
            int resources = pdf.next();
            int count = pages.finish(resources);
            requireAny(count);
            writeResources(pdf, face, letters, resources);
            finish(pdf, tree, source);
            return count;
        }
    }

    private static void requireAny(int pages) {
        if (pages == 0) {
            throw new BadInput("the file is empty");
        }
    }

    private static void writeResources(PdfFile pdf, Face face, Letters letters, int resources)
            throws IOException {
        int font = pdf.next();
        letters.write(pdf, font);
        var digits = PageDigits.write(pdf, face);
        pdf.object(
                resources,
                "<</Font<</F %s>>/XObject<<%s>>>>".formatted(PdfFile.reference(font), digits));
    }

    /** The information comes last, so that a PDF that was cut names no text. */
    private static void finish(PdfFile pdf, int tree, TextSource source) throws IOException {
        int catalog = pdf.next();
        pdf.object(catalog, "<</Type/Catalog/Pages %s>>".formatted(PdfFile.reference(tree)));
        int information = pdf.next();
        pdf.object(
                information,
                "<</Producer(Isoscan)/Title %s/%s %s/%s %s>>"
                        .formatted(
                                PdfFile.text(name(source.key())),
                                ConversionContract.SOURCE_KEY,
                                PdfFile.text(source.key()),
                                ConversionContract.SOURCE_ETAG,
                                PdfFile.text(source.eTag())));
        pdf.finish(catalog, information, id(source));
    }

    private static String name(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    private static byte[] id(TextSource source) {
        var id = UUID.nameUUIDFromBytes((source.key() + "\0" + source.eTag()).getBytes(UTF_8));
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
