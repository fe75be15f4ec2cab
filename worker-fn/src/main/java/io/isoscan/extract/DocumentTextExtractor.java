package io.isoscan.extract;

import io.isoscan.text.PlainText;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.stream.XMLStreamException;

/**
 * Reads pdf, txt, csv, docx, doc and xlsx within limits of time, size and memory. Whatever a
 * library throws at a bad document ends here as a reason. Safe to share between threads.
 */
public final class DocumentTextExtractor implements TextExtractor {

    private final ExtractionLimits limits;
    private final InstantSource clock;

    public DocumentTextExtractor(ExtractionLimits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Extraction extract(byte[] document, Instant until) {
        try {
            return read(document, until);
        } catch (Throwable thrown) {
            return ExtractionStopped.outcomeOf(thrown);
        }
    }

    private Extraction read(byte[] document, Instant until) throws IOException, XMLStreamException {
        if (document.length > limits.documentBytes()) {
            throw new ExtractionStopped("larger than " + limits.documentBytes() + " bytes");
        }
        Deadline deadline = new Deadline(clock, limits.time(), until);
        BoundedText bound = new BoundedText(limits.textCharacters());
        return switch (ContentType.of(document)) {
            case EMPTY -> new Extraction.Unreadable("empty file");
            case PDF -> new PdfReader(limits).read(document, deadline, bound);
            case ZIP -> zipped(document, deadline, bound);
            case OLE2 -> text(new DocReader(deadline, bound).read(document));
            case PNG -> image("png");
            case JPEG -> image("jpg");
            case GIF -> image("gif");
            case TIFF -> image("tif");
            case OTHER_IMAGE -> new Extraction.Unreadable("image type not read: save it as .png");
            case RTF -> new Extraction.Unreadable("RTF document: save it as .docx");
            case POSTSCRIPT -> new Extraction.Unreadable("PostScript: convert it to .pdf");
            case DWG -> new Extraction.Unreadable("DWG drawing: export it as .pdf");
            case OTHER_ARCHIVE -> new Extraction.Unreadable("archive: unpack it first");
            case PERHAPS_TEXT -> plainText(document, bound);
        };
    }

    private Extraction zipped(byte[] document, Deadline deadline, BoundedText bound)
            throws IOException, XMLStreamException {
        try (ZipParts parts = new ZipParts(document, limits, deadline)) {
            if (any(parts, DocxReader.BODY.asMatchPredicate())) {
                return text(new DocxReader(parts, deadline, bound).read());
            }
            if (parts.has(XlsxReader.WORKBOOK)) {
                return text(new XlsxReader(parts, deadline, bound, limits.pages()).read());
            }
            return new Extraction.Unreadable(otherZip(parts));
        }
    }

    private static String otherZip(ZipParts parts) {
        if (any(parts, name -> name.startsWith("xl/"))) {
            return "Excel binary workbook: save it as .xlsx";
        }
        if (any(parts, name -> name.startsWith("ppt/"))) {
            return "PowerPoint file: export it as .pdf";
        }
        if (parts.has("mimetype") && parts.has("content.xml")) {
            return "OpenDocument file: save it as .docx, .xlsx or .pdf";
        }
        return "archive: unpack it first";
    }

    private static boolean any(ZipParts parts, Predicate<String> name) {
        return parts.names().stream().anyMatch(name);
    }

    private static Extraction plainText(byte[] document, BoundedText bound) {
        return PlainText.of(document)
                .map(text -> text(List.of(BrokenLines.joined(bound.take(text)))))
                .orElseGet(() -> new Extraction.Unreadable("unknown file type: save it as .pdf"));
    }

    private static Extraction text(List<PageText> pages) {
        return pages.stream().allMatch(PageText::isBlank)
                ? new Extraction.Unreadable("holds no text")
                : new Extraction.Text(pages);
    }

    private static Extraction image(String type) {
        return new Extraction.NeedsOcr(List.of(), List.of(), "image: " + type + " needs OCR");
    }
}
