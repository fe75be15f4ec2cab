package io.isoscan.extract;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.util.Matrix;

/** A PDF drawn page by page. */
final class PdfSample {

    static final float SIZE = 10;
    static final PDFont FONT = new PDType1Font(FontName.HELVETICA);

    /** What is drawn on a page. */
    interface Drawing {
        void on(PDPageContentStream page) throws IOException;
    }

    /** What is done to a document before it is saved. */
    interface Change {
        void to(PDDocument document) throws IOException;
    }

    private PdfSample() {}

    static byte[] page(Drawing drawing) {
        return pages(1, drawing, _ -> {});
    }

    static byte[] pages(int pages, Drawing drawing, Change change) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (int i = 0; i < pages; i++) {
                draw(document, drawing);
            }
            change.to(document);
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The label from a point on, at an angle in degrees. */
    static Drawing label(String label, double degrees, float x, float y) {
        return page -> {
            start(page, degrees, x, y);
            page.showText(label);
            page.endText();
        };
    }

    /** Each glyph in a text object of its own, from the first on or from the last. */
    static Drawing glyphByGlyph(String label, double degrees, boolean backwards) {
        return page -> {
            for (int i = 0; i < label.length(); i++) {
                int at = backwards ? label.length() - 1 - i : i;
                double along = width(label.substring(0, at));
                double angle = Math.toRadians(degrees);
                float x = (float) (300 + along * Math.cos(angle));
                float y = (float) (300 + along * Math.sin(angle));
                label(label.substring(at, at + 1), degrees, x, y).on(page);
            }
        };
    }

    /** A page of these operators; its font is /F, and more resources can be put beside it. */
    static byte[] operators(String operators, Change change) {
        return pages(
                1,
                _ -> {},
                document -> {
                    PDPage page = document.getPage(0);
                    page.setContents(stream(document, operators));
                    resources(page).put(COSName.getPDFName("F"), FONT);
                    change.to(document);
                });
    }

    static byte[] operators(String operators) {
        return operators(operators, _ -> {});
    }

    static PDStream stream(PDDocument document, String operators) throws IOException {
        byte[] bytes = operators.getBytes(StandardCharsets.ISO_8859_1);
        return new PDStream(document, new ByteArrayInputStream(bytes));
    }

    static PDResources resources(PDPage page) {
        if (page.getResources() == null) {
            page.setResources(new PDResources());
        }
        return page.getResources();
    }

    static void start(PDPageContentStream page, double degrees, float x, float y)
            throws IOException {
        page.beginText();
        page.setFont(FONT, SIZE);
        page.setTextMatrix(Matrix.getRotateInstance(Math.toRadians(degrees), x, y));
    }

    static float width(String text) {
        try {
            return FONT.getStringWidth(text) / 1000 * SIZE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void draw(PDDocument document, Drawing drawing) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            drawing.on(content);
        }
    }
}
