package io.isoscan.local.storage;

import java.net.URI;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/**
 * What the storage front stands before.
 *
 * @param store where the objects are kept, without signatures: S3Mock
 * @param toldBuckets the buckets whose new objects raise events
 * @param largestUpload in bytes
 * @param credentials that presigned addresses are signed with
 */
public record StorageSettings(
        URI store, Set<String> toldBuckets, long largestUpload, AwsBasicCredentials credentials) {
    public StorageSettings {
        toldBuckets = Set.copyOf(toldBuckets);
    }
}
