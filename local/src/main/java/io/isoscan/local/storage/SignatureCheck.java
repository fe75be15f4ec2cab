package io.isoscan.local.storage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/**
 * Checks presigned requests by signing them once more with the SDK's own signer: whatever was
 * changed since makes another signature. Thread-safe.
 */
final class SignatureCheck {
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final AwsBasicCredentials credentials;
    private final InstantSource clock;

    SignatureCheck(AwsBasicCredentials credentials, InstantSource clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    void require(PresignedRequest request) throws StorageRefusal {
        if (!request.accessKey().equals(credentials.accessKeyId())) {
            throw StorageRefusal.denied("The access key is not known here.");
        }
        if (!same(signature(request), request.signature())) {
            throw StorageRefusal.signature();
        }
        if (clock.instant().isAfter(request.signedAt().plus(request.lasts()))) {
            throw StorageRefusal.denied("Request has expired");
        }
    }

    private String signature(PresignedRequest request) throws StorageRefusal {
        var unsigned = request.unsigned();
        var signedAt = Clock.fixed(request.signedAt(), ZoneOffset.UTC);
        var region = request.region();
        var lasts = request.lasts();
        return signer.sign(sign ->
                        sign.identity(credentials)
                                .request(unsigned)
                                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                                .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, signedAt)
                                .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, lasts)
                                .putProperty(
                                        AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                                .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                                .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false))
                .request()
                .firstMatchingRawQueryParameter("X-Amz-Signature")
                .orElseThrow();
    }

    private static boolean same(String ours, String theirs) {
        return MessageDigest.isEqual(
                ours.getBytes(StandardCharsets.UTF_8), theirs.getBytes(StandardCharsets.UTF_8));
    }
}
