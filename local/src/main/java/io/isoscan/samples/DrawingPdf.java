package io.isoscan.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;

/** A drawing as a PDF file of one page, with no time and no random id in it. */
final class DrawingPdf {
    private static final String CREATOR = "Isoscan sample drawings";
    private static final float VERSION = 1.7f;
    private static final COSName USER_UNIT = COSName.getPDFName("UserUnit");

    private DrawingPdf() {}

    static byte[] of(Drawing drawing) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.setVersion(VERSION);
            document.setDocumentId((long) drawing.line().drawing().hashCode());
            document.addPage(page(document, drawing));
            document.setDocumentInformation(information(drawing));
            bookmark(document, drawing.unseen());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 15);
            document.save(bytes, CompressParameters.NO_COMPRESSION);
            return bytes.toByteArray();
        }
    }

    /** Whether the bytes are a file that this class wrote. */
    static boolean wrote(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1).contains(CREATOR);
    }

    private static PDPage page(PDDocument document, Drawing drawing) throws IOException {
        PageContent content = drawing.content();
        PageSetup setup = content.setup();
        PDPage page = new PDPage(new PDRectangle((float) setup.width(), (float) setup.height()));
        page.setRotation(setup.rotation());
        if (setup.userUnit() != 1) {
            page.getCOSObject().setFloat(USER_UNIT, (float) setup.userUnit());
        }
        PageParts parts = new PageParts(document, content.font());
        page.setContents(new PDStream(parts.stream(content)));
        page.setResources(parts.resources(content));
        if (drawing.variant() == Variant.LAYER || drawing.variant() == Variant.HIDDEN_LAYER) {
            parts.layer(page.getResources(), drawing.variant() == Variant.LAYER);
        }
        page.setAnnotations(parts.stamps(content.stamps()));
        return page;
    }

    private static PDDocumentInformation information(Drawing drawing) {
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(drawing.line().drawing());
        information.setKeywords(drawing.unseen());
        information.setCreator(CREATOR);
        return information;
    }

    private static void bookmark(PDDocument document, String title) {
        PDOutlineItem bookmark = new PDOutlineItem();
        bookmark.setTitle(title);
        PDDocumentOutline outline = new PDDocumentOutline();
        outline.addLast(bookmark);
        document.getDocumentCatalog().setDocumentOutline(outline);
    }
}
