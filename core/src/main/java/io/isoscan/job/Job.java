package io.isoscan.job;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job as it stands.
 *
 * @param stage the stage that it has come to; null before its document is worked on
 * @param ended how it ended; null while it runs
 */
public record Job(JobId id, @Nullable String stage, @Nullable JobResults ended) {

    public Optional<JobResults> results() {
        return Optional.ofNullable(ended);
    }
}
