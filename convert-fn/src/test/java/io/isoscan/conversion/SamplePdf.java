package io.isoscan.conversion;

import io.isoscan.text.ConversionContract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** PDFs that name a text. */
final class SamplePdf {
    private SamplePdf() {}

    static byte[] of(String eTag) {
        return of(eTag, 1);
    }

    static byte[] of(String eTag, int pages) {
        var out = new ByteArrayOutputStream();
        try (var pdf = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                addPage(pdf);
            }
            pdf.getDocumentInformation()
                    .setCustomMetadataValue(ConversionContract.SOURCE_ETAG, eTag);
            pdf.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void addPage(PDDocument pdf) throws IOException {
        var page = new PDPage();
        pdf.addPage(page);
        try (var content = new PDPageContentStream(pdf, page)) {
            content.addRect(10, 10, 100, 100);
            content.fill();
        }
    }
}
