package io.isoscan.storage;

import io.isoscan.aws.CallLimits;
import io.isoscan.snapshot.Primed;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Two buckets: what clients put there, and what Isoscan does. The key says which. */
@Singleton
final class S3BlobStore implements BlobStore, Primed {
    private static final int PRECONDITION_FAILED = 412;

    private final S3Client s3;
    private final Buckets buckets;
    private final CallLimits limits;

    S3BlobStore(S3Client s3, Buckets buckets, CallLimits limits) {
        this.s3 = s3;
        this.buckets = buckets;
        this.limits = limits;
    }

    @Override
    public void put(String key, byte[] content, String contentType) {
        s3.putObject(
                put -> put.bucket(buckets.of(key)).key(key).contentType(contentType),
                RequestBody.fromBytes(content));
    }

    @Override
    public void put(String key, Path content, String contentType) {
        s3.putObject(
                put ->
                        put.bucket(buckets.of(key))
                                .key(key)
                                .contentType(contentType)
                                .overrideConfiguration(this::asLongAsAnUpload),
                RequestBody.fromFile(content));
    }

    @Override
    public boolean putIfAbsent(String key, byte[] content, String contentType) {
        try {
            s3.putObject(
                    put ->
                            put.bucket(buckets.of(key))
                                    .key(key)
                                    .contentType(contentType)
                                    .ifNoneMatch("*"),
                    RequestBody.fromBytes(content));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public Optional<byte[]> read(String key) {
        return ifThere(() ->
                s3.getObjectAsBytes(get -> get.bucket(buckets.of(key)).key(key))
                        .asByteArrayUnsafe());
    }

    @Override
    public Optional<byte[]> read(String key, long from, int length) {
        var range = "bytes=%d-%d".formatted(from, from + length - 1);
        return ifThere(() ->
                s3.getObjectAsBytes(get -> get.bucket(buckets.of(key)).key(key).range(range))
                        .asByteArrayUnsafe());
    }

    @Override
    public Optional<InputStream> open(String key) {
        return ifThere(() -> s3.getObject(get -> get.bucket(buckets.of(key)).key(key)));
    }

    @Override
    public Optional<Long> size(String key) {
        return head(key).map(HeadObjectResponse::contentLength);
    }

    @Override
    public Optional<String> contentType(String key) {
        return head(key).map(HeadObjectResponse::contentType);
    }

    @Override
    public void delete(String key) {
        s3.deleteObject(delete -> delete.bucket(buckets.of(key)).key(key));
    }

    @Override
    public void deleteAll(List<String> keys) {
        var objects =
                keys.stream().map(key -> ObjectIdentifier.builder().key(key).build()).toList();
        var answer =
                s3.deleteObjects(delete ->
                        delete.bucket(buckets.of(keys.getFirst()))
                                .delete(these -> these.objects(objects).quiet(true)));
        if (answer.hasErrors()) {
            throw new IllegalStateException(
                    answer.errors().size()
                            + " objects were not deleted: "
                            + answer.errors().getFirst().code());
        }
    }

    @Override
    public List<StoredObject> list(String prefix, Optional<String> after, int limit) {
        var answer =
                s3.listObjectsV2(list ->
                        list.bucket(buckets.of(prefix))
                                .prefix(prefix)
                                .startAfter(after.orElse(null))
                                .maxKeys(limit));
        return answer.contents().stream()
                .map(object -> new StoredObject(object.key(), object.size()))
                .toList();
    }

    /** A function without results of its own may do nothing with uploads but delete them. */
    @Override
    public void prime() {
        if (buckets.haveResults()) {
            read("priming");
        } else {
            delete(Keys.UPLOADS + "priming");
        }
    }

    private Optional<HeadObjectResponse> head(String key) {
        return ifThere(() -> s3.headObject(head -> head.bucket(buckets.of(key)).key(key)));
    }

    private void asLongAsAnUpload(AwsRequestOverrideConfiguration.Builder call) {
        call.apiCallAttemptTimeout(limits.uploadAttempt()).apiCallTimeout(limits.uploadCall());
    }

    private static <T> Optional<T> ifThere(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (NoSuchKeyException missing) {
            return Optional.empty();
        }
    }
}
