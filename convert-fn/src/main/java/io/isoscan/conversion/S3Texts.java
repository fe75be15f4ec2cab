package io.isoscan.conversion;

import io.isoscan.aws.Variables;
import io.isoscan.text.ConversionContract;
import jakarta.inject.Singleton;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The input bucket. A text's metadata chooses its route. */
@Singleton
final class S3Texts implements Texts {
    private final S3Client s3;
    private final Variables variables;

    S3Texts(S3Client s3, Variables variables) {
        this.s3 = s3;
        this.variables = variables;
    }

    @Override
    public Optional<Text> find(String key) {
        var bucket = variables.require("CONVERSION_INPUT_BUCKET");
        try {
            return Optional.of(text(s3.headObject(head -> head.bucket(bucket).key(key))));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    private static Text text(HeadObjectResponse object) {
        boolean pool =
                ConversionContract.POOL.equals(
                        object.metadata().get(ConversionContract.PROCESSOR_TYPE));
        return new Text(object.eTag().replace("\"", ""), pool ? Route.POOL : Route.TASK);
    }
}
