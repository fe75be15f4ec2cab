package io.isoscan.local.standins;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.sun.net.httpserver.HttpExchange;
import io.isoscan.ocr.Ocr;
import io.isoscan.ocr.OcrWord;
import io.micronaut.serde.annotation.Serdeable;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Amazon Textract: DetectDocumentText, whose words are Tesseract's. */
final class TextractStandIn implements StandIn {
    private static final Duration READING = Duration.ofMinutes(1);
    private static final int PDF_DOTS_PER_INCH = 200;
    private static final byte[] PDF = {'%', 'P', 'D', 'F'};

    private final Supplier<Ocr> ocr;

    TextractStandIn(Supplier<Ocr> ocr) {
        this.ocr = ocr;
    }

    @Serdeable
    record Blocks(
            @JsonProperty("Blocks") List<Block> blocks,
            @JsonProperty("DocumentMetadata") Pages pages,
            @JsonProperty("DetectDocumentTextModelVersion") String version) {}

    @Serdeable
    record Pages(@JsonProperty("Pages") int pages) {}

    @Serdeable
    record Block(
            @JsonProperty("BlockType") String type,
            @JsonProperty("Id") String id,
            @JsonProperty("Text") String text,
            @JsonProperty("Confidence") double confidence) {}

    @Override
    public Reply answer(HttpExchange request, String body) throws IOException {
        var missing = ocr.get().missing();
        if (missing.isPresent()) {
            return unsupported(missing.get());
        }
        var picture = picture(body);
        return picture.isEmpty()
                ? unsupported("Request has unsupported document format")
                : read(picture.get());
    }

    private Reply read(BufferedImage picture) {
        return switch (ocr.get().read(grey(picture), Instant.now().plus(READING))) {
            case Ocr.Words(var words) -> Reply.json(Wire.json(blocks(words)));
            case Ocr.Unreadable(var reason) -> unsupported(reason);
            case Ocr.OutOfTime() ->
                    Reply.refused(500, "InternalServerError", "the picture took too long");
            case Ocr.Busy() -> Reply.refused(400, "ThrottlingException", "Rate exceeded");
        };
    }

    private static Blocks blocks(List<OcrWord> words) {
        var lines =
                words.stream()
                        .collect(
                                Collectors.groupingBy(
                                        OcrWord::line, LinkedHashMap::new, Collectors.toList()));
        var blocks = lines.values().stream().map(TextractStandIn::line).toList();
        return new Blocks(blocks, new Pages(1), "1.0");
    }

    private static Block line(List<OcrWord> words) {
        return new Block(
                "LINE",
                UUID.randomUUID().toString(),
                words.stream().map(OcrWord::text).collect(joining(" ")),
                words.stream().mapToDouble(OcrWord::confidence).min().orElse(0));
    }

    private static Optional<BufferedImage> picture(String body) throws IOException {
        var document = Wire.tree(body).get("Document");
        if (document == null) {
            return Optional.empty();
        }
        var bytes =
                Wire.text(document, "Bytes").map(Base64.getDecoder()::decode).orElse(new byte[0]);
        return startsAsPdf(bytes)
                ? Optional.of(firstPage(bytes))
                : Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(bytes)));
    }

    private static boolean startsAsPdf(byte[] bytes) {
        return bytes.length > PDF.length && Arrays.equals(bytes, 0, PDF.length, PDF, 0, PDF.length);
    }

    private static BufferedImage firstPage(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document)
                    .renderImageWithDPI(0, PDF_DOTS_PER_INCH, ImageType.GRAY);
        }
    }

    private static BufferedImage grey(BufferedImage picture) {
        var grey =
                new BufferedImage(
                        picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        var pen = grey.createGraphics();
        pen.drawImage(picture, 0, 0, null);
        pen.dispose();
        return grey;
    }

    private static Reply unsupported(String message) {
        return Reply.refused(400, "UnsupportedDocumentException", message);
    }
}
