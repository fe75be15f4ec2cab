package io.isoscan.job;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job as it stands.
 *
 * @param ended how it ended; null while it runs
 */
public record Job(JobId id, @Nullable JobResults ended) {

    public Optional<JobResults> results() {
        return Optional.ofNullable(ended);
    }
}
