package io.isoscan.conversion;

import io.isoscan.aws.Variables;
import io.isoscan.text.ConversionContract;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.apache.pdfbox.io.RandomAccessRead;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The output bucket. Of a PDF only the parts are fetched that are looked at. */
@Singleton
final class S3Pdfs implements Pdfs {
    private final S3Client s3;
    private final Variables variables;

    S3Pdfs(S3Client s3, Variables variables) {
        this.s3 = s3;
        this.variables = variables;
    }

    @Override
    public Optional<RandomAccessRead> open(String textKey) {
        var key = ConversionContract.pdfKey(textKey);
        try {
            var object = s3.headObject(head -> head.bucket(bucket()).key(key));
            return Optional.of(
                    new RangedRead(
                            object.contentLength(),
                            (from, to) -> range(key, object.eTag(), from, to)));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw new Unreachable("the PDF of " + textKey + " cannot be looked at", e);
        }
    }

    /** Of the object that was looked at, and of no other that takes its place meanwhile. */
    private byte[] range(String key, String eTag, long from, long to) {
        try {
            return s3.getObjectAsBytes(get ->
                            get.bucket(bucket())
                                    .key(key)
                                    .ifMatch(eTag)
                                    .range("bytes=%d-%d".formatted(from, to - 1)))
                    .asByteArrayUnsafe();
        } catch (SdkException e) {
            throw new Unreachable(key + " cannot be read", e);
        }
    }

    private String bucket() {
        return variables.require("CONVERSION_OUTPUT_BUCKET");
    }
}
