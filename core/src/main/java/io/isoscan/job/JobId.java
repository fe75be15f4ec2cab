package io.isoscan.job;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names one job, as its client chose to.
 *
 * @param value 1 to 128 letters, digits and {@code ._-}, a letter or digit first
 */
public record JobId(String value) {
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    private static final Pattern LEADING =
            Pattern.compile("(job-[0-9]{1,20}-[A-Za-z0-9]{1,40})/.+");

    public JobId {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException("not a job id");
        }
    }

    /** The id that somebody named, or empty when it is none. */
    public static Optional<JobId> parse(String value) {
        return VALID.matcher(value).matches() ? Optional.of(new JobId(value)) : Optional.empty();
    }

    /**
     * The id that leads a path, as an upload names its job: {@code job-<digits>-<letters and
     * digits>}, then a slash and more. Empty where no such id leads it.
     */
    public static Optional<JobId> leading(String path) {
        return Optional.of(LEADING.matcher(path))
                .filter(Matcher::matches)
                .map(matched -> new JobId(matched.group(1)));
    }

    @Override
    public String toString() {
        return value;
    }
}
