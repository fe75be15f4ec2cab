package io.isoscan.extract;

import java.awt.geom.AffineTransform;
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
                    .<Picture>map(page -> page)
                    .orElseGet(Picture.None::new);
        } catch (Throwable thrown) {
            return failed(ExtractionStopped.outcomeOf(thrown));
        }
    }

    static Picture failed(Extraction outcome) {
        return outcome instanceof Extraction.Unreadable(var reason)
                ? new Picture.Unreadable(reason)
                : new Picture.Interrupted();
    }

    private Optional<Picture.Page> read(byte[] document, int index, Deadline deadline)
            throws IOException {
        deadline.check();
        return ContentType.of(document) == ContentType.PDF
                ? rendered(document, index, deadline)
                : ImagePages.read(document, index, deadline);
    }

    private Optional<Picture.Page> rendered(byte[] bytes, int index, Deadline deadline)
            throws IOException {
        try (var source = new TimedBuffer(bytes, deadline);
                var document = new PdfReader(limits).open(source, deadline)) {
            return index < document.getNumberOfPages()
                    ? Optional.of(rendered(document, index, deadline))
                    : Optional.empty();
        }
    }

    private static Picture.Page rendered(PDDocument document, int index, Deadline deadline)
            throws IOException {
        var renderer = new TimedRenderer(document, deadline);
        renderer.setSubsamplingAllowed(true);
        var page = document.getPage(index);
        page.getContentsForRandomAccess().close(); // PDFBox streams it past its counter
        float scale = scale(page);
        var image = renderer.renderImage(index, scale, ImageType.GRAY);
        return new Picture.Page(image, toPage(page, scale));
    }

    /** From the picture's pixels to the page's points: what PDFBox does to draw it, undone. */
    static AffineTransform toPage(PDPage page, float scale) {
        var box = page.getCropBox();
        var toPage = AffineTransform.getTranslateInstance(box.getLowerLeftX(), box.getLowerLeftY());
        toPage.translate(box.getWidth() / 2, box.getHeight() / 2);
        toPage.quadrantRotate(page.getRotation() / 90);
        toPage.translate(-width(page) / 2, height(page) / 2);
        toPage.scale(1 / scale, -1 / scale);
        return toPage;
    }

    /** In points, as the page is shown. */
    static double width(PDPage page) {
        var box = page.getCropBox();
        return lying(page) ? box.getHeight() : box.getWidth();
    }

    /** In points, as the page is shown. */
    static double height(PDPage page) {
        var box = page.getCropBox();
        return lying(page) ? box.getWidth() : box.getHeight();
    }

    private static boolean lying(PDPage page) {
        return page.getRotation() / 90 % 2 == 1;
    }

    /** Pixels for one point of the page. */
    private static float scale(PDPage page) {
        var box = page.getCropBox();
        double wanted = DOTS_PER_INCH / POINTS_PER_INCH;
        return (float) (wanted * Fitting.factor(box.getWidth() * wanted, box.getHeight() * wanted));
    }
}
