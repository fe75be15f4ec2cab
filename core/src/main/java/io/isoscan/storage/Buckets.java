package io.isoscan.storage;

import io.isoscan.aws.Variables;
import jakarta.inject.Singleton;

/**
 * The two buckets' names, from the function's environment, for those that name an object to another
 * service; all others know keys alone. Thread-safe.
 */
@Singleton
public final class Buckets {
    private static final String UPLOADS = "UPLOADS_BUCKET";
    private static final String RESULTS = "RESULTS_BUCKET";

    private final Variables variables;

    Buckets(Variables variables) {
        this.variables = variables;
    }

    /** The name of the bucket that holds the object of this key. */
    public String of(String key) {
        return variables.require(key.startsWith(Keys.UPLOADS) ? UPLOADS : RESULTS);
    }

    boolean haveResults() {
        return variables.given(RESULTS);
    }
}
