package io.isoscan.cli;

import io.isoscan.local.system.LocalSystem;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The conversion of one text as any client would have it: subscribed, uploaded, told of its end;
 * the PDF is fetched from where the end says that it lies. Thread-safe.
 *
 * @param pool whether the pool is to run it
 */
public record TextConversion(LocalSystem system, boolean pool) {
    private static final String SCHEME = "s3://";

    /** Converts a file; returns why it failed, where it did. */
    public Optional<String> run(Path file, Path pdf) throws IOException, InterruptedException {
        var id = FollowedJob.anyId();
        try (var job = FollowedJob.of(id, system)) {
            new SignedTransfers(system)
                    .uploadText(id + "/" + file.getFileName(), Files.readAllBytes(file), pool);
            return end(job.results(), pdf);
        }
    }

    private Optional<String> end(JsonNode results, Path pdf) throws IOException {
        if (FollowedJob.text(results, "status").equals("failed")) {
            return Optional.of(FollowedJob.text(results, "reason"));
        }
        fetch(FollowedJob.text(results, "resultsLocation").substring(SCHEME.length()), pdf);
        return Optional.empty();
    }

    /** From a bucket and a key, as whoever may read the bucket can. */
    private void fetch(String location, Path pdf) throws IOException {
        int slash = location.indexOf('/');
        var object =
                system.bean(S3Client.class)
                        .getObject(get ->
                                get.bucket(location.substring(0, slash))
                                        .key(location.substring(slash + 1)));
        try (object) {
            Files.copy(object, pdf, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
