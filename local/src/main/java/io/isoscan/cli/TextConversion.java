package io.isoscan.cli;

import io.isoscan.local.system.LocalSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The conversion of one text as any client would have it: subscribed, uploaded, told of its end;
 * the PDF is fetched from the address that the end gives. Thread-safe.
 *
 * @param pool whether the pool is to run it
 */
public record TextConversion(LocalSystem system, boolean pool) {
    /** Converts a file; returns why it failed, where it did. */
    public Optional<String> run(Path file, Path pdf) throws IOException, InterruptedException {
        var id = FollowedJob.anyId();
        var transfers = new SignedTransfers(system);
        try (var job = FollowedJob.of(id, system)) {
            transfers.uploadText(id + "/" + file.getFileName(), Files.readAllBytes(file), pool);
            var results = job.results();
            if (FollowedJob.text(results, "status").equals("failed")) {
                return Optional.of(FollowedJob.text(results, "reason"));
            }
            transfers.fetch(FollowedJob.text(results, "pdf_url"), pdf);
            return Optional.empty();
        }
    }
}
