package io.isoscan.conversion;

import io.isoscan.job.JobId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What storage told of one text that was put there.
 *
 * @param eTag without quotes
 * @param sequencer orders what happened to a key; the same only for the same event
 * @param body the event about this text alone
 */
record NewText(String key, String eTag, String sequencer, String body) {
    private static final Pattern JOB = Pattern.compile("(job-[0-9]+-[A-Za-z0-9]+)/.+");

    /** The job that the key's first segment names, where it names one. */
    static Optional<JobId> job(String key) {
        return Optional.of(JOB.matcher(key))
                .filter(matcher -> matcher.matches())
                .flatMap(found -> JobId.parse(found.group(1)));
    }
}
