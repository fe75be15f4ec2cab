package io.isoscan.extract;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.pdmodel.PDPage;

/** Measures the pages of pdf and tif, within limits of time and number. */
final class DocumentFrames implements PageFrames {
    private static final double POINTS_PER_INCH = 72;

    private final ExtractionLimits limits;
    private final InstantSource clock;

    DocumentFrames(ExtractionLimits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public List<PageFrame> of(byte[] document, Instant until) {
        try {
            var frames = read(document, new Deadline(clock, limits.time(), until));
            return frames.size() > limits.pages() ? List.of() : frames;
        } catch (Throwable thrown) {
            return none(ExtractionStopped.outcomeOf(thrown));
        }
    }

    /** Whatever came of it, there is no frame. */
    static List<PageFrame> none(Extraction outcome) {
        return List.of();
    }

    private List<PageFrame> read(byte[] document, Deadline deadline) throws IOException {
        deadline.check();
        var type = ContentType.of(document);
        if (type == ContentType.PDF) {
            return ofPdf(document, deadline);
        }
        return type == ContentType.TIFF
                ? ImagePages.frames(document, limits.pages() + 1, deadline)
                : List.of();
    }

    private List<PageFrame> ofPdf(byte[] bytes, Deadline deadline) throws IOException {
        try (var source = new TimedBuffer(bytes, deadline);
                var document = new PdfReader(limits).open(source, deadline)) {
            return StreamSupport.stream(document.getPages().spliterator(), false)
                    .peek(_ -> deadline.tick())
                    .limit(limits.pages() + 1L)
                    .map(DocumentFrames::frame)
                    .toList();
        }
    }

    private static PageFrame frame(PDPage page) {
        double width = DocumentPictures.width(page);
        double height = DocumentPictures.height(page);
        var toPage = new AffineTransform(DocumentPictures.toPage(page, 1));
        toPage.scale(width, height);
        return new PageFrame(
                Math.max(width, height) * page.getUserUnit() / POINTS_PER_INCH, 0, toPage);
    }
}
