package io.isoscan.storage;

import io.isoscan.aws.Variables;
import io.isoscan.storage.SignedLinks.Inbox;
import jakarta.inject.Singleton;

/**
 * The buckets' names, from the function's environment, for those that name an object to another
 * service; all others know keys alone. Thread-safe.
 */
@Singleton
public final class Buckets {
    private static final String UPLOADS = "UPLOADS_BUCKET";
    private static final String RESULTS = "RESULTS_BUCKET";
    static final String PDFS = "CONVERSION_OUTPUT_BUCKET";
    private static final String CONVERSIONS = "CONVERSION_INPUT_BUCKET";

    private final Variables variables;

    Buckets(Variables variables) {
        this.variables = variables;
    }

    /** The name of the bucket that holds the object of this key. */
    public String of(String key) {
        return variables.require(Keys.isUpload(key) ? UPLOADS : RESULTS);
    }

    String of(Inbox inbox) {
        return variables.require(
                switch (inbox) {
                    case UPLOADS -> UPLOADS;
                    case CONVERSIONS -> CONVERSIONS;
                });
    }

    /** The name of the bucket with the PDFs that texts became. */
    String ofPdfs() {
        return variables.require(PDFS);
    }

    boolean haveResults() {
        return variables.given(RESULTS);
    }
}
