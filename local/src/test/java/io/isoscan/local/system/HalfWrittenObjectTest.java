package io.isoscan.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isoscan.local.services.S3MockServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** What S3Mock leaves when it is killed in a PUT: the key, a part of the data, no description. */
class HalfWrittenObjectTest {
    private static final String BUCKET = "bucket";

    @Test
    void objectThatWasNotWrittenWholeIsNotThereAndCanBeWrittenAgain(@TempDir Path folder)
            throws IOException {
        try (var server = S3MockServer.start(folder, List.of())) {
            var s3 = Clients.s3(server.endpoint());
            s3.createBucket(create -> create.bucket(BUCKET));
            put(s3, "half", "unanswered");
            put(s3, "whole", "answered");
        }
        cutShort(folder, "unanswered");

        try (var server = S3MockServer.start(folder, List.of())) {
            var s3 = Clients.s3(server.endpoint());

            assertThat(read(s3, "whole")).isEqualTo("answered");
            assertThatThrownBy(() -> read(s3, "half")).isInstanceOf(NoSuchKeyException.class);
            put(s3, "half", "again");
            assertThat(read(s3, "half")).isEqualTo("again");
        }
    }

    private static void cutShort(Path folder, String content) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (Files.size(file) == content.length()
                        && Files.readString(file).equals(content)) {
                    Files.writeString(file, "una");
                    Files.delete(file.resolveSibling("objectMetadata.json"));
                }
            }
        }
    }

    private static void put(S3Client s3, String key, String content) {
        s3.putObject(
                put -> put.bucket(BUCKET).key(key).ifNoneMatch("*"),
                RequestBody.fromString(content));
    }

    private static String read(S3Client s3, String key) {
        return s3.getObjectAsBytes(get -> get.bucket(BUCKET).key(key)).asUtf8String();
    }
}
