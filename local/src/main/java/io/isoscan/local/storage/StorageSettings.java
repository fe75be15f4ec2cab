package io.isoscan.local.storage;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/**
 * What the storage front stands before.
 *
 * @param store where the objects are kept, without signatures: S3Mock
 * @param uploadsBucket the bucket whose new objects raise events
 * @param largestUpload in bytes
 * @param credentials that presigned addresses are signed with
 */
public record StorageSettings(
        URI store, String uploadsBucket, long largestUpload, AwsBasicCredentials credentials) {}
