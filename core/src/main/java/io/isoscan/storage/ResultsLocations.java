package io.isoscan.storage;

import io.isoscan.aws.Variables;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Where results lie, for those who may read the bucket themselves: {@code s3://bucket/key}.
 * Thread-safe.
 */
@Singleton
public final class ResultsLocations {
    private final Variables variables;

    ResultsLocations(Variables variables) {
        this.variables = variables;
    }

    /** The location of an object of ours. */
    public String of(String key) {
        return bucket() + key;
    }

    /** The key of a job's results at this location; empty where it is none of ours. */
    public Optional<String> key(String location) {
        return location.startsWith(bucket() + Keys.JOB_RESULTS)
                ? Optional.of(location.substring(bucket().length()))
                : Optional.empty();
    }

    private String bucket() {
        return "s3://" + variables.require("RESULTS_BUCKET") + "/";
    }
}
