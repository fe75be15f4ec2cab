package io.isoscan.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Point2D;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DocumentFramesTest {
    private static final int[][] PICTURE = {
        {256, 30},
        {257, 10},
        {258, 8},
        {259, 1},
        {262, 1},
        {273, 0},
        {277, 1},
        {278, 10},
        {279, 300}
    };

    private final TestClock clock = new TestClock(Duration.ZERO);
    private final DocumentFrames frames = new DocumentFrames(ExtractionLimits.defaults(), clock);

    /** The upper left corner of the page as it is shown, and the lower right one. */
    @ParameterizedTest
    @CsvSource({
        "0, 10, 720, 510, 20",
        "90, 10, 20, 510, 720",
        "180, 510, 20, 10, 720",
        "270, 510, 720, 10, 20"
    })
    void shareOfAPageKnowsWhereItStands(
            int rotation, double left, double top, double right, double bottom) {
        var pdf =
                PdfSample.pages(
                        1,
                        page -> {},
                        document -> {
                            document.getPage(0).setRotation(rotation);
                            document.getPage(0).setCropBox(new PDRectangle(10, 20, 500, 700));
                        });

        var frame = of(pdf).getFirst();

        assertAt(frame, 0, 0, left, top);
        assertAt(frame, 1, 1, right, bottom);
        assertThat(frame.inches()).isCloseTo(700 / 72.0, within(1e-9));
        assertThat(frame.pixels()).isZero();
    }

    @Test
    void userUnitMakesAPageLarger() {
        var pdf = PdfSample.pages(1, page -> {}, document -> document.getPage(0).setUserUnit(10));

        assertThat(of(pdf).getFirst().inches())
                .isCloseTo(10 * PDRectangle.A4.getHeight() / 72, within(1e-3));
    }

    @Test
    void everyPageHasItsFrame() {
        assertThat(of(PdfSample.pages(7, page -> {}, document -> {}))).hasSize(7);
    }

    @Test
    void everyPictureOfATiffHasItsFrame() {
        var read = of(new TiffSample().picture(PICTURE).picture(PICTURE).bytes());

        assertThat(read).hasSize(2).allMatch(frame -> frame.pixels() == 30 && frame.inches() == 0);
        assertAt(read.getFirst(), 0, 0, 0, 10);
        assertAt(read.getFirst(), 1, 1, 30, 0);
    }

    @Test
    void documentWithMorePagesThanOneMayHaveIsNotMeasured() {
        var few = new DocumentFrames(ExtractionLimits.defaults().withPages(2), clock);

        assertThat(few.of(PdfSample.pages(2, page -> {}, document -> {}), Instant.MAX)).hasSize(2);
        assertThat(few.of(PdfSample.pages(3, page -> {}, document -> {}), Instant.MAX)).isEmpty();
        assertThat(few.of(new TiffSample().picture(PICTURE).circle(), Instant.MAX)).isEmpty();
    }

    @Test
    void whatIsNoDocumentOfPagesOrCannotBeMeasuredHasNone() {
        assertThat(of("HOLE-1".getBytes(StandardCharsets.US_ASCII))).isEmpty();
        assertThat(of("%PDF-1.4 and no more".getBytes(StandardCharsets.US_ASCII))).isEmpty();
        assertThat(frames.of(new byte[0], clock.instant().minusSeconds(1))).isEmpty();
    }

    private List<PageFrame> of(byte[] document) {
        return frames.of(document, Instant.MAX);
    }

    private static void assertAt(PageFrame frame, double right, double down, double x, double y) {
        var place = frame.toPage().transform(new Point2D.Double(right, down), null);
        assertThat(place.getX()).isCloseTo(x, within(1e-6));
        assertThat(place.getY()).isCloseTo(y, within(1e-6));
    }
}
