package io.isoscan.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** A drawing as a scanner gives it: a page of the same size that holds a picture and no text. */
final class ScannedPage {
    private ScannedPage() {}

    /** The first page of a drawing, in shades of grey. */
    static byte[] of(byte[] drawing, int dotsPerInch) throws IOException {
        try (var document = Loader.loadPDF(drawing);
                var scan = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            var box = document.getPage(0).getCropBox();
            var image =
                    new PDFRenderer(document).renderImageWithDPI(0, dotsPerInch, ImageType.GRAY);
            var page = new PDPage(box);
            scan.addPage(page);
            try (var content = new PDPageContentStream(scan, page)) {
                content.drawImage(
                        LosslessFactory.createFromImage(scan, image),
                        box.getLowerLeftX(),
                        box.getLowerLeftY(),
                        box.getWidth(),
                        box.getHeight());
            }
            scan.save(out);
            return out.toByteArray();
        }
    }
}
