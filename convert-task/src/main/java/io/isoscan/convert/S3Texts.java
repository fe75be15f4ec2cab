package io.isoscan.convert;

import io.isoscan.text.ConversionContract;
import java.nio.file.Path;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** A text in one bucket and its PDF in another. */
final class S3Texts implements Texts {
    private final S3Client s3;
    private final String bucket;
    private final String key;
    private final String pdfBucket;

    S3Texts(S3Client s3, String bucket, String key, String pdfBucket) {
        this.s3 = s3;
        this.bucket = bucket;
        this.key = key;
        this.pdfBucket = pdfBucket;
    }

    @Override
    public TextSource fetch(Path to) {
        try {
            requireSize(s3.headObject(head -> head.bucket(bucket).key(key)).contentLength());
            return source(s3.getObject(get -> get.bucket(bucket).key(key), to).eTag());
        } catch (NoSuchKeyException e) {
            throw gone();
        }
    }

    @Override
    public TextSource current() {
        try {
            return source(s3.headObject(head -> head.bucket(bucket).key(key)).eTag());
        } catch (NoSuchKeyException e) {
            throw gone();
        }
    }

    @Override
    public void store(Path pdf) {
        s3.putObject(
                put ->
                        put.bucket(pdfBucket)
                                .key(ConversionContract.pdfKey(key))
                                .contentType("application/pdf"),
                RequestBody.fromFile(pdf));
    }

    private static void requireSize(long bytes) {
        if (bytes > PdfFile.MOST_BYTES) {
            throw new BadInput("the text is larger than 5 GB: split it");
        }
    }

    private TextSource source(String quoted) {
        return new TextSource(key, quoted.replace("\"", ""));
    }

    private static BadInput gone() {
        return new BadInput("the text is not there any more");
    }
}
