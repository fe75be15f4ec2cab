package io.isoscan.ocr;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.isoscan.hash.Sha256;
import io.isoscan.storage.Buckets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.textract.TextractClient;
import software.amazon.awssdk.services.textract.model.BadDocumentException;
import software.amazon.awssdk.services.textract.model.Block;
import software.amazon.awssdk.services.textract.model.BlockType;
import software.amazon.awssdk.services.textract.model.DocumentTooLargeException;
import software.amazon.awssdk.services.textract.model.GetDocumentTextDetectionResponse;
import software.amazon.awssdk.services.textract.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.textract.model.InvalidJobIdException;
import software.amazon.awssdk.services.textract.model.InvalidParameterException;
import software.amazon.awssdk.services.textract.model.InvalidS3ObjectException;
import software.amazon.awssdk.services.textract.model.LimitExceededException;
import software.amazon.awssdk.services.textract.model.UnsupportedDocumentException;
import software.amazon.awssdk.services.textract.model.Warning;

/**
 * Amazon Textract's StartDocumentTextDetection on an object in storage, and
 * GetDocumentTextDetection. Thread-safe.
 */
final class TextractJobs implements OcrJobs {
    /** Set quotas of Amazon Textract, which no account can change. */
    private static final long MOST_BYTES = 500_000_000;

    private static final int MOST_PAGES = 3_000;
    private static final double LONGEST_INCHES = 40;
    private static final int LONGEST_PIXELS = 10_000;

    /** An answer may carry a thousand blocks, so the limits of small calls do not fit. */
    private static final Duration ATTEMPT = Duration.ofSeconds(30);

    private static final Duration CALL = Duration.ofMinutes(1);

    private final TextractClient textract;
    private final Buckets buckets;
    private final InstantSource clock;

    TextractJobs(TextractClient textract, Buckets buckets, InstantSource clock) {
        this.textract = textract;
        this.buckets = buckets;
        this.clock = clock;
    }

    @Override
    public boolean takes(DocumentSize size) {
        return size.bytes() <= MOST_BYTES
                && size.pages() <= MOST_PAGES
                && size.inches() <= LONGEST_INCHES
                && size.pixels() <= LONGEST_PIXELS;
    }

    @Override
    public Start start(String key, String hash) {
        try {
            return new Started(started(key, hash));
        } catch (BadDocumentException
                | DocumentTooLargeException
                | UnsupportedDocumentException
                | InvalidS3ObjectException
                | InvalidParameterException
                | IdempotentParameterMismatchException refused) {
            return new Refused();
        } catch (SdkException e) {
            throwUnlessThrottled(e);
            return new Busy();
        }
    }

    /** Token and tag follow from the document alone, so that whoever asks again says the same. */
    private String started(String key, String hash) {
        return textract.startDocumentTextDetection(start ->
                        start.documentLocation(at ->
                                        at.s3Object(
                                                object -> object.bucket(buckets.of(key)).name(key)))
                                .clientRequestToken(token(key, hash))
                                .jobTag(hash)
                                .overrideConfiguration(TextractJobs::limits))
                .jobId();
    }

    private static String token(String key, String hash) {
        return Sha256.hex((hash + "/" + key).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Progress look(String job, Instant until) {
        try {
            return progress(job, until);
        } catch (InvalidJobIdException gone) {
            return new Refused();
        } catch (SdkException e) {
            throwUnlessThrottled(e);
            return new Busy();
        }
    }

    /** Blocks of a line may stand in the next answer, so words are made of all answers together. */
    private Progress progress(String job, Instant until) {
        var blocks = new ArrayList<Block>();
        var broken = new HashSet<Integer>();
        String next = null;
        do {
            var answer = answer(job, next);
            switch (answer.jobStatus()) {
                case SUCCEEDED, PARTIAL_SUCCESS -> {}
                case IN_PROGRESS -> {
                    return new Underway();
                }
                case FAILED, UNKNOWN_TO_SDK_VERSION -> {
                    return new Refused();
                }
            }
            blocks.addAll(answer.blocks());
            broken.addAll(pagesWarnedOf(answer));
            next = answer.nextToken();
        } while (next != null && clock.instant().isBefore(until));
        return next == null ? new Read(words(blocks, broken)) : new Underway();
    }

    private GetDocumentTextDetectionResponse answer(String job, @Nullable String next) {
        return textract.getDocumentTextDetection(
                get -> get.jobId(job).nextToken(next).overrideConfiguration(TextractJobs::limits));
    }

    private static List<Integer> pagesWarnedOf(GetDocumentTextDetectionResponse answer) {
        return answer.warnings().stream().map(Warning::pages).flatMap(List::stream).toList();
    }

    /** Each page that was read has a block of its own, even where nothing stands on it. */
    private static Map<Integer, List<OcrWord>> words(List<Block> blocks, Set<Integer> broken) {
        var byPage = blocks.stream().collect(groupingBy(Block::page));
        return blocks.stream()
                .filter(block -> block.blockType() == BlockType.PAGE)
                .map(Block::page)
                .filter(page -> !broken.contains(page))
                .distinct()
                .collect(
                        toMap(
                                page -> page,
                                page ->
                                        TextractBlocks.words(
                                                byPage.getOrDefault(page, List.of()), 0)));
    }

    private static void throwUnlessThrottled(SdkException failure) {
        if (!(failure instanceof LimitExceededException) && !TextractOcr.throttled(failure)) {
            throw failure;
        }
    }

    private static void limits(AwsRequestOverrideConfiguration.Builder call) {
        call.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(CALL);
    }
}
