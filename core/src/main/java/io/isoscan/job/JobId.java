package io.isoscan.job;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names one job, as its client chose to.
 *
 * @param value 1 to 128 letters, digits and {@code ._-}, a letter or digit first
 */
public record JobId(String value) {
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    public JobId {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException("not a job id");
        }
    }

    /** The id that somebody named, or empty when it is none. */
    public static Optional<JobId> parse(String value) {
        return VALID.matcher(value).matches() ? Optional.of(new JobId(value)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
