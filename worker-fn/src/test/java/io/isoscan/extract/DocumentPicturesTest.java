package io.isoscan.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DocumentPicturesTest {
    /** In the header of a PNG. */
    private static final byte COLOURS_AND_ALPHA = 6;

    private static final Picture BROKEN =
            new Picture.Unreadable("broken: damaged or cut off, save or export it again");

    /** The fields of a picture ten pixels square, grey, its one strip at the head of the file. */
    private static final int[][] PICTURE = {
        {256, 10},
        {257, 10},
        {258, 8},
        {259, 1},
        {262, 1},
        {273, 0},
        {277, 1},
        {278, 10},
        {279, 100}
    };

    private final TestClock clock = new TestClock(Duration.ZERO);
    private final DocumentPictures pictures =
            new DocumentPictures(ExtractionLimits.defaults(), clock);

    @Test
    void pageIsShownInGreyAt300DotsAnInch() {
        var page = page(pdf(), 1);

        assertThat(page.getType()).isEqualTo(BufferedImage.TYPE_BYTE_GRAY);
        assertThat(page.getWidth()).isBetween(2_478, 2_481);
        assertThat(page.getHeight()).isBetween(3_506, 3_509);
        assertThat(page.getRaster().getSample(300, 3_508 - 300, 0)).isZero();
        assertThat(page.getRaster().getSample(2_000, 300, 0)).isEqualTo(255);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void pictureKnowsWhereItsPixelsStandOnThePage(int rotation) {
        var turned =
                PdfSample.pages(
                        1,
                        page -> {
                            page.addRect(50, 70, 100, 20);
                            page.fill();
                        },
                        document -> {
                            document.getPage(0).setRotation(rotation);
                            document.getPage(0).setCropBox(new PDRectangle(10, 20, 500, 700));
                        });

        var picture = (Picture.Page) pictures.page(turned, 1, Instant.MAX);

        var black = blackPixels(picture.image());
        var onPage = picture.toPage().createTransformedShape(black).getBounds2D();
        assertThat(onPage.getMinX()).isCloseTo(50, within(0.5));
        assertThat(onPage.getMinY()).isCloseTo(70, within(0.5));
        assertThat(onPage.getMaxX()).isCloseTo(150, within(0.5));
        assertThat(onPage.getMaxY()).isCloseTo(90, within(0.5));
    }

    @Test
    void largeSheetIsShownSmaller() {
        var sheet =
                PdfSample.pages(
                        1,
                        page -> {},
                        document ->
                                document.getPage(0).setMediaBox(new PDRectangle(33_000, 33_000)));

        var page = page(sheet, 1);

        assertThat((long) page.getWidth() * page.getHeight())
                .isLessThanOrEqualTo(PictureMaker.MOST_PIXELS + 20_000L);
        assertThat(page.getWidth()).isLessThanOrEqualTo(PictureMaker.LONGEST_SIDE);
    }

    @Test
    void behindTheLastPageThereIsNone() {
        assertThat(pictures.page(pdf(), 2, Instant.MAX)).isEqualTo(new Picture.None());
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "tif"})
    void imageIsReadInGrey(String type) throws IOException {
        var page = page(image(type), 1);

        assertThat(page.getType()).isEqualTo(BufferedImage.TYPE_BYTE_GRAY);
        assertThat(page.getWidth()).isEqualTo(40);
        assertThat(page.getRaster().getSample(10, 10, 0)).isLessThan(60);
        assertThat(page.getRaster().getSample(35, 10, 0)).isGreaterThan(200);
        assertThat(pictures.page(image(type), 2, Instant.MAX)).isEqualTo(new Picture.None());
    }

    @Test
    void everyPictureOfATiffIsRead() throws IOException {
        var tiff = twoPictures();

        assertThat(page(tiff, 2).getWidth()).isEqualTo(40);
        assertThat(pictures.page(tiff, 3, Instant.MAX)).isEqualTo(new Picture.None());
    }

    @ParameterizedTest
    @MethodSource("brokenPictures")
    void brokenPageIsNotTheEndOfItsTiff(int[][] broken) {
        var tiff = new TiffSample().picture(PICTURE).picture(broken).picture(PICTURE).bytes();

        assertThat(page(tiff, 1).getWidth()).isEqualTo(10);
        assertThat(pictures.page(tiff, 2, Instant.MAX)).isEqualTo(BROKEN);
        assertThat(page(tiff, 3).getWidth()).isEqualTo(10);
        assertThat(pictures.page(tiff, 4, Instant.MAX)).isEqualTo(new Picture.None());
    }

    /** With a palette of too few colours, and with no word of its bits, by which it ends itself. */
    static Stream<Arguments> brokenPictures() {
        return Stream.of(
                Arguments.of((Object) with(with(PICTURE, 262, 3), 320, 0, 0, 0)),
                Arguments.of((Object) with(PICTURE, 258)));
    }

    /** A reader that counts the pictures first is still counting when its time is over. */
    @Test
    void tiffThatGoesInACircleIsFollowedNoFurtherThanAsked() {
        var slow =
                new DocumentPictures(
                        ExtractionLimits.defaults(), new TestClock(Duration.ofMillis(10)));
        var circle = new TiffSample().picture(PICTURE).picture(PICTURE).circle();

        assertThat(slow.page(circle, 5, Instant.MAX)).isInstanceOf(Picture.Page.class);
    }

    @Test
    void hugeImageIsRefusedBeforeItIsDecoded() throws IOException {
        assertThat(pictures.page(withSize(image("png"), 60_000, 60_000), 1, Instant.MAX))
                .isEqualTo(new Picture.Unreadable("image has more than 250 million pixels"));
    }

    @Test
    void imageThatDecodesToMoreThanMemoryHoldsIsRefusedBeforeItIsDecoded() throws IOException {
        var png = withSize(image("png"), 15_000, 15_000);
        png[24] = 16;
        png[25] = COLOURS_AND_ALPHA;

        assertThat(pictures.page(withChecksum(png), 1, Instant.MAX))
                .isEqualTo(new Picture.Unreadable("image needs more than 1000 million bytes"));
    }

    @Test
    void tiffWhoseTileIsHugeIsRefusedBeforeItIsDecoded() {
        assertThat(pictures.page(tiffWithTile(65_520), 1, Instant.MAX))
                .isEqualTo(new Picture.Unreadable("image has more than 250 million pixels"));
    }

    @Test
    void tiffWhoseTileDecodesToMoreThanMemoryHoldsIsRefusedBeforeItIsDecoded() {
        assertThat(pictures.page(tiffWithDeepTile(12_000), 1, Instant.MAX))
                .isEqualTo(new Picture.Unreadable("image needs more than 1000 million bytes"));
    }

    @Test
    void whatIsSaidAboutAPictureIsNotRead() throws IOException {
        var png = image("png");
        var said = "zTXtno deflated text".getBytes(StandardCharsets.ISO_8859_1);
        var withText =
                ByteBuffer.allocate(png.length + said.length + 8)
                        .put(png, 0, 33)
                        .putInt(said.length - 4)
                        .put(said)
                        .putInt(checksum(said, 0, said.length))
                        .put(png, 33, png.length - 33);

        assertThat(page(withText.array(), 1).getWidth()).isEqualTo(40);
    }

    @Test
    void slowImageStopsAtItsDeadline() throws IOException {
        var slow =
                new DocumentPictures(
                        ExtractionLimits.defaults(), new TestClock(Duration.ofSeconds(1)));

        assertThat(slow.page(noise(), 1, Instant.MAX))
                .isEqualTo(new Picture.Unreadable("took longer than 20 s"));
    }

    @Test
    void missingPartOfTheReaderIsNoFaultOfTheDocument() {
        var incomplete =
                new DocumentPictures(
                        ExtractionLimits.defaults(),
                        () -> {
                            throw new NoClassDefFoundError("sun/font/FontManager");
                        });

        assertThatThrownBy(() -> incomplete.page(pdf(), 1, Instant.MAX))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("documents cannot be read here");
    }

    @Test
    void brokenImageIsUnreadable() throws IOException {
        var cut = Arrays.copyOf(image("png"), 60);

        assertThat(pictures.page(cut, 1, Instant.MAX))
                .isInstanceOfSatisfying(
                        Picture.Unreadable.class,
                        picture -> assertThat(picture.reason()).startsWith("broken: "));
    }

    @Test
    void pictureStopsWhenItsCallersTimeIsOver() {
        assertThat(pictures.page(pdf(), 1, clock.instant().minusSeconds(1)))
                .isEqualTo(new Picture.Interrupted());
    }

    @Test
    void slowPageStopsAtItsDeadline() {
        var slow =
                new DocumentPictures(
                        ExtractionLimits.defaults(), new TestClock(Duration.ofSeconds(1)));
        var page =
                PdfSample.page(content -> {
                    for (int i = 0; i < 10_000; i++) {
                        content.addRect(i % 500, 10, 1, 1);
                        content.fill();
                    }
                });

        assertThat(slow.page(page, 1, Instant.MAX))
                .isEqualTo(new Picture.Unreadable("took longer than 20 s"));
    }

    private static byte[] pdf() {
        return PdfSample.page(page -> {
            page.addRect(50, 50, 100, 100);
            page.fill();
        });
    }

    private BufferedImage page(byte[] document, int number) {
        var picture = pictures.page(document, number, Instant.MAX);
        assertThat(picture).isInstanceOf(Picture.Page.class);
        return ((Picture.Page) picture).image();
    }

    private static Rectangle blackPixels(BufferedImage image) {
        var black = new Rectangle(-1, -1);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getRaster().getSample(x, y, 0) < 128) {
                    black = black.union(new Rectangle(x, y, 1, 1));
                }
            }
        }
        return black;
    }

    private static BufferedImage drawing() {
        var image = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 40, 20);
        graphics.setColor(Color.BLACK);
        graphics.fillRect(0, 0, 20, 20);
        graphics.dispose();
        return image;
    }

    private static byte[] image(String type) throws IOException {
        var out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(drawing(), type, out)).isTrue();
        return out.toByteArray();
    }

    private static byte[] twoPictures() throws IOException {
        var out = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("tif").next();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            writer.writeToSequence(new IIOImage(drawing(), null, null), null);
            writer.writeToSequence(new IIOImage(drawing(), null, null), null);
            writer.endWriteSequence();
        }
        return out.toByteArray();
    }

    /** The PNG with another size in its header, which has a checksum. */
    private static byte[] withSize(byte[] png, int width, int height) {
        return withChecksum(
                ByteBuffer.wrap(png.clone()).putInt(16, width).putInt(20, height).array());
    }

    private static byte[] withChecksum(byte[] png) {
        return ByteBuffer.wrap(png).putInt(29, checksum(png, 12, 17)).array();
    }

    private static int checksum(byte[] bytes, int offset, int length) {
        var checksum = new CRC32();
        checksum.update(bytes, offset, length);
        return (int) checksum.getValue();
    }

    /** The picture with another value, or other values, of this field. */
    private static int[][] with(int[][] picture, int... field) {
        var others = Arrays.stream(picture).filter(each -> each[0] != field[0]);
        return Stream.concat(others, Stream.of(field))
                .sorted(Comparator.comparingInt(each -> each[0]))
                .toArray(int[][]::new);
    }

    private static byte[] noise() throws IOException {
        var image = new BufferedImage(200, 200, BufferedImage.TYPE_BYTE_GRAY);
        new Random(7).nextBytes(((DataBufferByte) image.getRaster().getDataBuffer()).getData());
        var out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, "png", out)).isTrue();
        return out.toByteArray();
    }

    /** Ten pixels square, in one tile of this side. */
    private static byte[] tiffWithTile(int side) {
        return new TiffSample()
                .picture(
                        new int[][] {
                            {256, 10},
                            {257, 10},
                            {258, 8},
                            {259, 1},
                            {262, 1},
                            {277, 1},
                            {322, side},
                            {323, side},
                            {324, 8},
                            {325, 100}
                        })
                .bytes();
    }

    /** Ten pixels square, of four times 16 bits each, in one tile of this side. */
    private static byte[] tiffWithDeepTile(int side) {
        return new TiffSample()
                .picture(
                        new int[][] {
                            {256, 10},
                            {257, 10},
                            {258, 16, 16, 16, 16},
                            {259, 1},
                            {262, 2},
                            {277, 4},
                            {322, side},
                            {323, side},
                            {324, 8},
                            {325, 100},
                            {338, 2}
                        })
                .bytes();
    }
}
