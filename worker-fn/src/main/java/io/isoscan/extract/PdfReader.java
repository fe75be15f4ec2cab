package io.isoscan.extract;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/** Reads the text layer of a PDF, page by page. */
final class PdfReader {

    static {
        FontMappers.set(new SubstituteFonts());
    }

    private final ExtractionLimits limits;

    PdfReader(ExtractionLimits limits) {
        this.limits = limits;
    }

    Extraction read(byte[] bytes, Deadline deadline, BoundedText bound) throws IOException {
        try (TimedBuffer source = new TimedBuffer(bytes, deadline);
                PDDocument document = open(source, deadline)) {
            var engine = new PdfGlyphEngine(document, limits, deadline, bound);
            return texts(pages(document, deadline), engine, deadline);
        }
    }

    PDDocument open(TimedBuffer source, Deadline deadline) throws IOException {
        try {
            return new CountedPdf(source, limits, deadline).parse();
        } catch (InvalidPasswordException _) {
            throw new ExtractionStopped("encrypted: needs a password");
        } catch (NoClassDefFoundError e) {
            throw certificate(e);
        }
    }

    /** PDFBox reaches for BouncyCastle, left out, only where a file is locked to certificates. */
    private static RuntimeException certificate(NoClassDefFoundError missing) {
        if (String.valueOf(missing.getMessage()).startsWith("org/bouncycastle/")) {
            return new ExtractionStopped("encrypted: needs its owner's certificate");
        }
        throw missing;
    }

    private List<PDPage> pages(PDDocument document, Deadline deadline) {
        List<PDPage> pages = new ArrayList<>();
        for (PDPage page : document.getPages()) {
            deadline.tick();
            if (pages.size() == limits.pages()) {
                throw new ExtractionStopped("has more than " + limits.pages() + " pages");
            }
            pages.add(page);
        }
        return pages;
    }

    private static Extraction texts(List<PDPage> pages, PdfGlyphEngine engine, Deadline deadline) {
        List<PageText> texts = new ArrayList<>(pages.size());
        List<Integer> pictures = new ArrayList<>();
        for (PDPage page : pages) {
            deadline.check();
            PageText text = text(engine, page, texts.size() + 1);
            texts.add(text);
            if (engine.marks().needOcr(text.text())) {
                pictures.add(text.number());
            }
        }
        return outcome(texts, pictures);
    }

    private static Extraction outcome(List<PageText> texts, List<Integer> pictures) {
        if (!pictures.isEmpty()) {
            return new Extraction.NeedsOcr(texts, pictures, "no text layer: needs OCR");
        }
        return texts.stream().allMatch(PageText::isBlank)
                ? new Extraction.Unreadable("holds no text")
                : new Extraction.Text(texts);
    }

    /** A page that breaks off is said, and not passed over: a code on it would count as absent. */
    private static PageText text(PdfGlyphEngine engine, PDPage page, int number) {
        try {
            return engine.read(page, number);
        } catch (IOException _) {
            throw new ExtractionStopped("broken: page " + number + " cannot be read");
        }
    }
}
