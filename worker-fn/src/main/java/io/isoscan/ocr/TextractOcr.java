package io.isoscan.ocr;

import io.isoscan.aws.CallLimits;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.textract.TextractClient;
import software.amazon.awssdk.services.textract.model.BadDocumentException;
import software.amazon.awssdk.services.textract.model.Block;
import software.amazon.awssdk.services.textract.model.DocumentTooLargeException;
import software.amazon.awssdk.services.textract.model.UnsupportedDocumentException;

/**
 * Amazon Textract's DetectDocumentText, one call a tile. What fails for the moment is asked again
 * for as long as the caller has time, what is throttled for a minute. Thread-safe.
 */
final class TextractOcr implements Ocr {
    /** Grows with every change of what is read how. Textract itself names no version. */
    private static final String VERSION = "textract-2";

    private static final Duration ATTEMPT = Duration.ofSeconds(30);
    private static final Duration CALL = Duration.ofMinutes(1);

    /** To wait for longer would cost more than the page, and hold up the others. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

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
                switch (detect(tile, until)) {
                    case Blocks(var blocks) ->
                            words.addAll(words(blocks, tile, OcrWord.nextLine(words)));
                    case None(var why) -> {
                        return why;
                    }
                }
            }
        } catch (BadDocumentException
                | DocumentTooLargeException
                | UnsupportedDocumentException refused) {
            return new Unreadable("Textract does not take its picture");
        }
        return new Words(withoutDoubles(words));
    }

    private static List<OcrWord> words(List<Block> blocks, Tile tile, int firstLine) {
        return TextractBlocks.words(blocks, firstLine).stream()
                .map(word -> word.at(tile.onPage(word.box())))
                .filter(word -> tile.holdsWhole(word.box()))
                .toList();
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

    /** What came of one tile. */
    private sealed interface Detection {}

    private record Blocks(List<Block> blocks) implements Detection {}

    private record None(NoWords why) implements Detection {}

    private Detection detect(Tile tile, Instant until) {
        var patience = clock.instant().plus(PATIENCE);
        boolean throttled = false;
        for (int attempt = 1; clock.instant().isBefore(until); attempt++) {
            try {
                return new Blocks(detectOnce(tile, until));
            } catch (SdkException e) {
                if (!momentary(e)) {
                    throw e;
                }
                throttled = throttled(e);
                if (throttled && !clock.instant().isBefore(patience)) {
                    break;
                }
                limits.pauses().pauseBefore(attempt + 1);
            }
        }
        return new None(throttled ? new Busy() : new OutOfTime());
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
            case SdkServiceException refused -> throttled(refused) || refused.statusCode() >= 500;
            case SdkClientException _ -> true;
            default -> false;
        };
    }

    static boolean throttled(SdkException failure) {
        return failure instanceof SdkServiceException refused && refused.isThrottlingException();
    }
}
