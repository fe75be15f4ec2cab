package io.isoscan.local.queue;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A function's answer to a batch: which messages must come again. */
@Serdeable
record BatchResponseJson(@Nullable List<Failure> batchItemFailures) {

    @Serdeable
    record Failure(String itemIdentifier) {}

    Set<String> failedIds() {
        return batchItemFailures == null
                ? Set.of()
                : batchItemFailures.stream()
                        .map(Failure::itemIdentifier)
                        .collect(Collectors.toSet());
    }
}
