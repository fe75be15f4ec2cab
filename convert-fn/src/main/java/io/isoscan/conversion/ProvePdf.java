package io.isoscan.conversion;

import io.isoscan.text.ConversionContract;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the PDF of a text is there: it opens as it is, without any mending, has a page, and names
 * the text as it lies in storage now. So a conversion of an older text that comes late ends only
 * when the PDF of the newer one is there. Thread-safe.
 */
@Singleton
final class ProvePdf {
    private static final Logger LOG = LoggerFactory.getLogger(ProvePdf.class);

    private final Texts texts;
    private final Pdfs pdfs;

    ProvePdf(Texts texts, Pdfs pdfs) {
        this.texts = texts;
        this.pdfs = pdfs;
    }

    boolean isThere(Conversion conversion) {
        var pdf = pdfs.open(conversion.key());
        if (pdf.isEmpty()) {
            return false;
        }
        var eTag = texts.find(conversion.key()).map(Texts.Text::eTag).orElse(conversion.eTag());
        return names(pdf.get(), eTag, conversion.runName());
    }

    private static boolean names(RandomAccessRead file, String eTag, RunName run) {
        try (file;
                var pdf = new PDFParser(file).parse(false)) {
            return hasPage(pdf) && eTag.equals(source(pdf));
        } catch (Pdfs.Unreachable e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            LOG.warn("conversion {}: what lies there is no PDF: {}", run, e.toString());
            return false;
        }
    }

    private static boolean hasPage(PDDocument pdf) throws IOException {
        return pdf.getNumberOfPages() > 0 && pdf.getPage(0).hasContents();
    }

    private static String source(PDDocument pdf) {
        var named =
                pdf.getDocumentInformation().getCustomMetadataValue(ConversionContract.SOURCE_ETAG);
        return named == null ? "" : named;
    }
}
