package io.isoscan.storage;

import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Addresses presigned for S3; they die with the signer's credentials at the latest. */
@Singleton
final class S3SignedLinks implements SignedLinks {
    private static final Duration DOWNLOAD = Duration.ofHours(1);
    private static final Duration UPLOAD = Duration.ofMinutes(15);

    private final S3Presigner presigner;
    private final Buckets buckets;

    S3SignedLinks(S3Presigner presigner, Buckets buckets) {
        this.presigner = presigner;
        this.buckets = buckets;
    }

    @Override
    public SignedDownload download(String key, String fileName) {
        return download(buckets.of(key), key, fileName);
    }

    @Override
    public SignedDownload pdf(String key, String fileName) {
        return download(buckets.ofPdfs(), key, fileName);
    }

    private SignedDownload download(String bucket, String key, String fileName) {
        var signed =
                presigner.presignGetObject(presign ->
                        presign.signatureDuration(DOWNLOAD)
                                .getObjectRequest(get ->
                                        get.bucket(bucket)
                                                .key(key)
                                                .responseContentDisposition(attachment(fileName))));
        return new SignedDownload(URI.create(signed.url().toString()), signed.expiration());
    }

    @Override
    public SignedUpload upload(Upload upload) {
        var put =
                PutObjectRequest.builder()
                        .bucket(buckets.of(upload.inbox()))
                        .key(upload.key())
                        .contentType(upload.contentType())
                        .metadata(upload.metadata())
                        .ifNoneMatch("*");
        upload.size().ifPresent(put::contentLength);
        var signed =
                presigner.presignPutObject(
                        presign -> presign.signatureDuration(UPLOAD).putObjectRequest(put.build()));
        var headers = new TreeMap<>(signed.signedHeaders());
        headers.remove("host");
        return new SignedUpload(URI.create(signed.url().toString()), headers, signed.expiration());
    }

    /** RFC 6266: the name in UTF-8, percent-encoded. */
    private static String attachment(String fileName) {
        var encoded = URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
        return "attachment; filename*=UTF-8''" + encoded;
    }
}
