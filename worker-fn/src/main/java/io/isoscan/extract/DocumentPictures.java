package io.isoscan.extract;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.ImageType;

/** Shows the pages of pdf, and reads png, jpg, gif and tif, within limits of time and memory. */
public final class DocumentPictures implements PictureMaker {
    private static final double POINTS_PER_INCH = 72;

    private final ExtractionLimits limits;
    private final InstantSource clock;

    public DocumentPictures(ExtractionLimits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Picture page(byte[] document, int number, Instant until) {
        try {
            var deadline = new Deadline(clock, limits.time(), until);
            return read(document, number - 1, deadline)
                    .<Picture>map(Picture.Page::new)
                    .orElseGet(Picture.None::new);
        } catch (Throwable thrown) {
            return failed(ExtractionStopped.outcomeOf(thrown));
        }
    }

    private static Picture failed(Extraction outcome) {
        return outcome instanceof Extraction.Unreadable(var reason)
                ? new Picture.Unreadable(reason)
                : new Picture.Interrupted();
    }

    private Optional<BufferedImage> read(byte[] document, int index, Deadline deadline)
            throws IOException {
        deadline.check();
        return ContentType.of(document) == ContentType.PDF
                ? rendered(document, index, deadline)
                : ImagePages.read(document, index, deadline);
    }

    private Optional<BufferedImage> rendered(byte[] bytes, int index, Deadline deadline)
            throws IOException {
        try (var source = new TimedBuffer(bytes, deadline);
                var document = new PdfReader(limits).open(source)) {
            return index < document.getNumberOfPages()
                    ? Optional.of(rendered(document, index, deadline))
                    : Optional.empty();
        }
    }

    private static BufferedImage rendered(PDDocument document, int index, Deadline deadline)
            throws IOException {
        var renderer = new TimedRenderer(document, deadline);
        renderer.setSubsamplingAllowed(true);
        return renderer.renderImage(index, scale(document.getPage(index)), ImageType.GRAY);
    }

    /** Pixels for one point of the page. */
    private static float scale(PDPage page) {
        var box = page.getCropBox();
        double wanted = DOTS_PER_INCH / POINTS_PER_INCH;
        return (float) (wanted * Fitting.factor(box.getWidth() * wanted, box.getHeight() * wanted));
    }
}
