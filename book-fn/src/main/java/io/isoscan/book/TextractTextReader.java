package io.isoscan.book;

import io.isoscan.aws.Attempts;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.textract.TextractClient;
import software.amazon.awssdk.services.textract.model.BadDocumentException;
import software.amazon.awssdk.services.textract.model.Block;
import software.amazon.awssdk.services.textract.model.BlockType;
import software.amazon.awssdk.services.textract.model.DocumentTooLargeException;
import software.amazon.awssdk.services.textract.model.UnsupportedDocumentException;

/** Amazon Textract's DetectDocumentText, one call a picture. */
@Singleton
final class TextractTextReader implements TextReader {
    private static final Duration ATTEMPT = Duration.ofSeconds(20);

    private final TextractClient textract;
    private final Attempts attempts;

    TextractTextReader(TextractClient textract, Attempts attempts) {
        this.textract = textract;
        this.attempts = attempts;
    }

    @Override
    public Reading read(byte[] picture, Instant until) {
        try {
            return attempts.until(until, left -> detect(picture, left))
                    .map(Lines::new)
                    .orElseThrow(
                            () -> new IllegalStateException("Textract did not answer in time"));
        } catch (BadDocumentException
                | DocumentTooLargeException
                | UnsupportedDocumentException refused) {
            return new Unreadable(
                    "the picture cannot be read (%s): it must be a JPEG, PNG or TIFF or a PDF of one page, of at most 10 MB"
                            .formatted(refused.awsErrorDetails().errorMessage()));
        }
    }

    private List<String> detect(byte[] picture, Duration left) {
        return textract
                .detectDocumentText(detect ->
                        detect.document(document ->
                                        document.bytes(SdkBytes.fromByteArrayUnsafe(picture)))
                                .overrideConfiguration(settings ->
                                        settings.apiCallAttemptTimeout(ATTEMPT)
                                                .apiCallTimeout(left)))
                .blocks()
                .stream()
                .filter(block -> block.blockType() == BlockType.LINE)
                .map(Block::text)
                .toList();
    }
}
