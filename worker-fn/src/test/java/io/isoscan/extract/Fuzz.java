package io.isoscan.extract;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Reads damaged documents, as texts and as pictures. The same seed and number give the same
 * document. For one thread.
 */
public final class Fuzz {
    private static final String FONT =
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final String WORD =
            "<w:p><w:r><w:t>HOLE-12</w:t><w:tab/><w:noBreakHyphen/></w:r></w:p>";

    private static final String CELLS =
            "<c t=\"s\"><v>0</v></c><c s=\"1\"><v>4711</v></c>"
                    + "<c t=\"inlineStr\"><is><t>HOLE-13</t></is></c>";

    private final long seed;
    private final LeftReaders stragglers = new LeftReaders();
    private final ReaderThreads threads;
    private final DocumentTextExtractor texts;
    private final DocumentPictures pictures;
    private final List<Sample> samples = samples();

    @SuppressWarnings("ArrayRecordComponent") // Nobody compares samples.
    private record Sample(String kind, byte[] bytes) {}

    /**
     * What came of one document.
     *
     * @param kind what it was before it was damaged
     * @param text how its reading ended
     * @param picture how showing its first page ended
     */
    public record Case(String kind, String text, String picture) {
        private static final String MEMORY = "needs more memory than one file may use";

        /**
         * Whether it took all the time or memory that a file may: none of these small documents has
         * a text that needs it, and only a picture may claim to be as large as it likes.
         */
        public boolean exceeded() {
            return text.equals(MEMORY) || isLate(text) || isLate(picture);
        }

        private static boolean isLate(String ending) {
            return ending.startsWith("took longer than");
        }
    }

    /**
     * A run of cases.
     *
     * @param time what a document may take
     */
    public Fuzz(long seed, Duration time) {
        this.seed = seed;
        var limits = ExtractionLimits.defaults().withTime(time);
        var clock = InstantSource.system();
        threads = new ReaderThreads(limits, clock, stragglers);
        texts = new DocumentTextExtractor(limits, clock);
        pictures = new DocumentPictures(limits, clock);
    }

    /**
     * Reads the document of this number.
     *
     * @throws IllegalStateException when a reader did not stop, or threw instead of giving a reason
     */
    public Case run(int number) {
        var sample = samples.get(number % samples.size());
        byte[] document = damaged(sample, number);
        var text =
                threads.run(
                        () -> texts.extract(document, Instant.MAX),
                        Instant.MAX,
                        outcome -> outcome);
        var picture =
                threads.run(
                        () -> pictures.page(document, 1, Instant.MAX),
                        Instant.MAX,
                        DocumentPictures::failed);
        if (stragglers.any()) {
            throw new IllegalStateException("a reader of this " + sample.kind() + " did not stop");
        }
        return new Case(sample.kind(), ending(text), ending(picture));
    }

    private byte[] damaged(Sample sample, int number) {
        var random = new SplittableRandom(seed * 1_000_003 + number);
        byte[] other = samples.get(random.nextInt(samples.size())).bytes();
        byte[] damaged = new Damage(random).of(sample.bytes(), other);
        return switch (sample.kind()) {
            case "body of docx" -> word(damaged);
            case "cells of xlsx" -> workbook(damaged);
            default -> damaged;
        };
    }

    private static String ending(Extraction extraction) {
        return switch (extraction) {
            case Extraction.Text _ -> "text";
            case Extraction.NeedsOcr _ -> "needs OCR";
            case Extraction.Unreadable(var reason) -> reason;
            case Extraction.Interrupted _ -> "interrupted";
        };
    }

    private static String ending(Picture picture) {
        return switch (picture) {
            case Picture.Page _ -> "picture";
            case Picture.None _ -> "no such page";
            case Picture.Unreadable(var reason) -> reason;
            case Picture.Interrupted _ -> "interrupted";
        };
    }

    private static List<Sample> samples() {
        byte[] body = utf8("<w:document xmlns:w=\"urn:w\">" + WORD.repeat(3) + "</w:document>");
        byte[] cells = utf8("<s>" + CELLS + "</s>");
        return List.of(
                new Sample("pdf in the open", openPdf()),
                new Sample("pdf packed", packedPdf()),
                new Sample("docx", word(body)),
                new Sample("body of docx", body),
                new Sample("xlsx", workbook(cells)),
                new Sample("cells of xlsx", cells),
                new Sample("doc", oldWord()),
                new Sample("png", image("png")),
                new Sample("jpg", image("jpg")),
                new Sample("gif", image("gif")),
                new Sample("tif", image("tif")));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] word(byte[] body) {
        return new ZipSample().part("word/document.xml", body).bytes();
    }

    private static byte[] workbook(byte[] cells) {
        return new ZipSample()
                .part("xl/sharedStrings.xml", "<sst><si><t>HOLE-12</t></si></sst>")
                .part("xl/workbook.xml", "<w xmlns:r=\"urn:r\"><sheet r:id=\"r1\"/></w>")
                .part(
                        "xl/_rels/workbook.xml.rels",
                        "<r><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"s.xml\"/></r>")
                .part("xl/s.xml", cells)
                .bytes();
    }

    private static byte[] openPdf() {
        return new RawPdf()
                        .object("<< /Type /Catalog /Pages 2 0 R >>")
                        .object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
                        .object(
                                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 120 90] /Contents 6 0 R /Resources"
                                        + " << /Font << /F 4 0 R >> /XObject << /X 5 0 R /I 7 0 R >> >> >>")
                        .object(RawPdf.FONT)
                        .stream(
                                "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F 4 0 R >> >>",
                                "BT /F 5 Tf (A-1) Tj ET".getBytes(StandardCharsets.US_ASCII))
                        .stream(
                                "q 1 0 0 1 5 5 cm BT /F 10 Tf 10 TL 1 0 0 1 5 50 Tm [(HO) -20 (LE-12)] TJ T* (B) ' ET Q"
                                        + " /X Do 9 0 0 9 60 60 cm /I Do 0 0 m 9 9 l S")
                        .stream(
                                "/Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8"
                                        + " /ColorSpace /DeviceGray",
                                new byte[] {0, 1, 2, 3})
                        .bytes();
    }

    private static byte[] packedPdf() {
        return PdfSample.pages(
                0,
                _ -> {},
                all -> {
                    var font =
                            PDType0Font.load(
                                    all,
                                    Objects.requireNonNull(PDPage.class.getResourceAsStream(FONT)));
                    var page = new PDPage(new PDRectangle(120, 90));
                    all.addPage(page);
                    try (var content = new PDPageContentStream(all, page)) {
                        content.beginText();
                        content.setFont(font, 10);
                        content.newLineAtOffset(5, 50);
                        content.showText("HOLE-12");
                        content.endText();
                    }
                });
    }

    private static byte[] oldWord() {
        try {
            return DocSample.word("HOLE-12 ", "wide");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] image(String type) {
        var image = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.drawString("A-1", 9, 20);
        graphics.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, type, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
