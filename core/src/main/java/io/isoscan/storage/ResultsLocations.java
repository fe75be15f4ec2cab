package io.isoscan.storage;

import io.isoscan.aws.Variables;
import io.isoscan.job.JobId;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Where results lie, for those who may read the buckets themselves: {@code s3://bucket/key}.
 * Thread-safe.
 */
@Singleton
public final class ResultsLocations {
    private static final String RESULTS = "RESULTS_BUCKET";

    private final Variables variables;

    ResultsLocations(Variables variables) {
        this.variables = variables;
    }

    /** The location of an object of ours. */
    public String of(String key) {
        return bucket(RESULTS) + key;
    }

    /** The location of a PDF that a text became. */
    public String ofPdf(String key) {
        return bucket(Buckets.PDFS) + key;
    }

    /** The key of this job's results at this location; empty where it is none of ours. */
    public Optional<String> key(JobId id, String location) {
        return within(bucket(RESULTS), Keys.jobResults(id), location);
    }

    /** The key of the PDF of this job's text at this location; empty where it is none of ours. */
    public Optional<String> pdfKey(JobId id, String location) {
        return variables.given(Buckets.PDFS)
                ? within(bucket(Buckets.PDFS), id + "/", location)
                : Optional.empty();
    }

    private static Optional<String> within(String bucket, String prefix, String location) {
        return location.startsWith(bucket + prefix)
                ? Optional.of(location.substring(bucket.length()))
                : Optional.empty();
    }

    private String bucket(String variable) {
        return "s3://" + variables.require(variable) + "/";
    }
}
