package io.isoscan.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;

/** A drawing as a PDF file of one page, with no time and no random id in it. */
final class DrawingPdf {
    private static final String CREATOR = "Isoscan sample drawings";

    private DrawingPdf() {}

    static byte[] of(Drawing drawing) throws IOException {
        try (PDDocument document = new PDDocument()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 15);
            document.setDocumentId((long) drawing.line().drawing().hashCode());
            document.addPage(page(document, drawing.content()));
            document.setDocumentInformation(information(drawing.line()));
            document.save(bytes, CompressParameters.NO_COMPRESSION);
            return bytes.toByteArray();
        }
    }

    /** Whether the bytes are a file that this class wrote. */
    static boolean wrote(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1).contains(CREATOR);
    }

    private static PDPage page(PDDocument document, String content) throws IOException {
        PDPage page =
                new PDPage(
                        new PDRectangle(
                                /* width= */ PDRectangle.A3.getHeight(),
                                /* height= */ PDRectangle.A3.getWidth()));
        PDStream stream = new PDStream(document);
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(content.getBytes(StandardCharsets.US_ASCII));
        }
        page.setContents(stream);
        page.setResources(resources());
        return page;
    }

    /** Helvetica is one of the 14 fonts every reader has: its name is all that is written. */
    private static PDResources resources() {
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE1);
        font.setItem(COSName.BASE_FONT, COSName.getPDFName("Helvetica"));
        font.setItem(COSName.ENCODING, COSName.WIN_ANSI_ENCODING);
        COSDictionary fonts = new COSDictionary();
        fonts.setItem(COSName.getPDFName(PageContent.FONT), font);
        PDResources resources = new PDResources();
        resources.getCOSObject().setItem(COSName.FONT, fonts);
        return resources;
    }

    private static PDDocumentInformation information(LineNumber line) {
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(line.drawing());
        information.setCreator(CREATOR);
        return information;
    }
}
