package io.isoscan.ocr;

import io.isoscan.aws.CallLimits;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.textract.TextractClient;
import software.amazon.awssdk.services.textract.model.BadDocumentException;
import software.amazon.awssdk.services.textract.model.Block;
import software.amazon.awssdk.services.textract.model.BlockType;
import software.amazon.awssdk.services.textract.model.DocumentTooLargeException;
import software.amazon.awssdk.services.textract.model.RelationshipType;
import software.amazon.awssdk.services.textract.model.UnsupportedDocumentException;

/**
 * Amazon Textract's DetectDocumentText, one call a tile. What is throttled or fails for the moment
 * is asked again for as long as the caller has time. Thread-safe.
 */
final class TextractOcr implements Ocr {
    /** Grows with every change of what is read how. Textract itself names no version. */
    private static final String VERSION = "textract-2";

    private static final Duration ATTEMPT = Duration.ofSeconds(30);
    private static final Duration CALL = Duration.ofMinutes(1);

    private final TextractClient textract;
    private final CallLimits limits;
    private final InstantSource clock;

    TextractOcr(TextractClient textract, CallLimits limits, InstantSource clock) {
        this.textract = textract;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public Reading read(BufferedImage page, Instant until) {
        var words = new ArrayList<OcrWord>();
        try {
            for (var tile : Tile.of(page)) {
                var blocks = detect(tile, until);
                if (blocks.isEmpty()) {
                    return new OutOfTime();
                }
                words.addAll(words(blocks.get(), tile, OcrWord.nextLine(words)));
            }
        } catch (BadDocumentException
                | DocumentTooLargeException
                | UnsupportedDocumentException refused) {
            return new Unreadable("Textract does not take its picture");
        }
        return new Words(withoutDoubles(words));
    }

    /**
     * Tiles overlap, so a word may be read twice. Boxes alone do not tell: that of a slanted word
     * reaches far over its neighbours.
     */
    private static List<OcrWord> withoutDoubles(List<OcrWord> words) {
        var kept = new ArrayList<OcrWord>();
        for (var word : words) {
            if (kept.stream().noneMatch(other -> sameWord(other, word))) {
                kept.add(word);
            }
        }
        return kept;
    }

    private static boolean sameWord(OcrWord one, OcrWord other) {
        return one.text().equals(other.text()) && one.box().overlaps(other.box());
    }

    /** What stands on a tile; empty when there was no time to be told. */
    private Optional<List<Block>> detect(Tile tile, Instant until) {
        for (int attempt = 1; clock.instant().isBefore(until); attempt++) {
            try {
                return Optional.of(detectOnce(tile, until));
            } catch (SdkException e) {
                if (!momentary(e)) {
                    throw e;
                }
                limits.pauses().pauseBefore(attempt + 1);
            }
        }
        return Optional.empty();
    }

    private List<Block> detectOnce(Tile tile, Instant until) {
        var left = Duration.between(clock.instant(), until);
        var call = left.compareTo(CALL) < 0 ? left : CALL;
        return textract.detectDocumentText(detect ->
                        detect.document(document ->
                                        document.bytes(SdkBytes.fromByteArrayUnsafe(tile.png())))
                                .overrideConfiguration(settings ->
                                        settings.apiCallAttemptTimeout(ATTEMPT)
                                                .apiCallTimeout(call)))
                .blocks();
    }

    private static boolean momentary(SdkException failure) {
        return switch (failure) {
            case SdkServiceException refused ->
                    refused.isThrottlingException() || refused.statusCode() >= 500;
            case SdkClientException _ -> true;
            default -> false;
        };
    }

    /** The words of each line, one line after the other. */
    private static List<OcrWord> words(List<Block> blocks, Tile tile, int firstLine) {
        var byId = new HashMap<String, Block>();
        blocks.forEach(block -> byId.put(block.id(), block));
        var words = new ArrayList<OcrWord>();
        int line = firstLine;
        for (var block : blocks) {
            if (block.blockType() == BlockType.LINE) {
                int number = line++;
                children(block)
                        .map(byId::get)
                        .filter(Objects::nonNull)
                        .map(word -> word(word, number, tile))
                        .filter(word -> tile.holdsWhole(word.box()))
                        .forEach(words::add);
            }
        }
        return words;
    }

    private static Stream<String> children(Block line) {
        return line.relationships().stream()
                .filter(relation -> relation.type() == RelationshipType.CHILD)
                .flatMap(relation -> relation.ids().stream());
    }

    private static OcrWord word(Block word, int line, Tile tile) {
        var box = word.geometry().boundingBox();
        return new OcrWord(
                word.text(),
                line,
                word.confidence(),
                tile.onPage(box.left(), box.top(), box.width(), box.height()));
    }
}
