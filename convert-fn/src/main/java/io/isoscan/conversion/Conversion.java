package io.isoscan.conversion;

import io.isoscan.job.JobId;
import io.isoscan.storage.NewObject;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A conversion as it stands.
 *
 * @param key of the text
 * @param eTag of the text when storage told of it
 * @param body the event that it began with: that of its text alone, where others came in the same
 *     message
 * @param document whose one document the text is; null where it is no job's
 * @param attempt the one that counts, from 1
 * @param deadline when this attempt is given up, whatever its run does
 * @param started the run of this attempt; null when none may have been started
 * @param ended how it ended; null while it has not
 * @param told whether the end has been made known
 */
record Conversion(
        ConversionId id,
        String key,
        String eTag,
        Route route,
        String body,
        @Nullable JobId document,
        int attempt,
        Instant deadline,
        @Nullable String started,
        @Nullable End ended,
        boolean told) {

    /** How a conversion ended: the first end stands. */
    sealed interface End {
        /** Its PDF is there. */
        record Done() implements End {}

        /**
         * There is none, or not of this text.
         *
         * @param reason in words for the uploader
         */
        record Failed(String reason) implements End {}
    }

    /** The first attempt of a conversion of this text. */
    static Conversion first(
            NewObject text, Route route, Instant deadline, @Nullable JobId document) {
        return new Conversion(
                ConversionId.of(text),
                text.key(),
                text.eTag(),
                route,
                text.event(),
                document,
                1,
                deadline,
                null,
                null,
                false);
    }

    Optional<JobId> job() {
        return Optional.ofNullable(document);
    }

    Optional<String> run() {
        return Optional.ofNullable(started);
    }

    Optional<End> end() {
        return Optional.ofNullable(ended);
    }

    RunName runName() {
        return new RunName(id, attempt);
    }
}
