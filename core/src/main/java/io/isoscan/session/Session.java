package io.isoscan.session;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session as its item in the table says. The counters are hints: results are the truth, and the
 * report's own read of them is the proof.
 *
 * @param owner the principal that started it; nobody else may see or steer it
 * @param connectionId the connection that started it
 * @param generation 1, and one more for each retry
 * @param listingClosed whether every file to examine is known
 * @param nextPage the page of the listing that comes next, from 0
 * @param totalFiles files listed so far; final when the listing is closed
 * @param totalMatches pairs of a file and a code found in it
 * @param failedCount files that ended as Error or Skipped
 * @param source where the files come from, in one word and an id; never a link or a path
 * @param problem why the listing is incomplete or the session failed, in words for the user
 * @param failure why the session failed as a whole; null unless it did
 * @param reportKey where this generation's report lies, once there is one
 * @param earlierReports where the reports of earlier generations lie
 */
public record Session(
        SessionId id,
        String owner,
        String connectionId,
        SessionState state,
        int generation,
        boolean listingClosed,
        int nextPage,
        int totalFiles,
        int processedCount,
        int totalMatches,
        int failedCount,
        Instant startedAt,
        SessionSource source,
        String codesKey,
        @Nullable String problem,
        @Nullable SessionFailure failure,
        @Nullable String reportKey,
        Map<Integer, String> earlierReports,
        @Nullable Instant endedAt) {
    public Session {
        earlierReports = Map.copyOf(earlierReports);
    }

    /** A session as it begins: running, nothing listed yet. */
    public static Session start(
            SessionId id,
            String owner,
            String connectionId,
            SessionSource source,
            String codesKey,
            Instant now) {
        return new Session(
                id,
                owner,
                connectionId,
                SessionState.RUNNING,
                1,
                false,
                0,
                0,
                0,
                0,
                0,
                now,
                source,
                codesKey,
                null,
                null,
                null,
                Map.of(),
                null);
    }

    /**
     * The ending's test (section 7 of the design): every file is listed and the hint says that
     * every file is counted, so a report may be asked for. The report itself counts again.
     */
    public boolean endingReached() {
        return listingClosed && processedCount >= totalFiles && state.mayReport();
    }

    /** Whether a message of this generation still has work to do. */
    public boolean accepts(int messageGeneration) {
        return messageGeneration >= generation && !state.ended();
    }

    /** Whether a report of this generation may be written now. */
    public boolean mayReport(int requestedGeneration) {
        return requestedGeneration == generation && state.mayReport();
    }

    /** Processed files in whole percent; 0 while the list is open. */
    public int percent() {
        return percentOf(processedCount);
    }

    /** Whole percent at another count of this session's files; 0 while the list is open. */
    public int percentOf(int processed) {
        return listingClosed && totalFiles > 0
                ? (int) Math.min(100L, 100L * processed / totalFiles)
                : 0;
    }

    /** Where the report of a generation lies, if it was written. */
    public Optional<String> report(int ofGeneration) {
        return Optional.ofNullable(
                ofGeneration == generation ? reportKey : earlierReports.get(ofGeneration));
    }

    /** Whether its failed files may be examined again: it has ended, and its files are known. */
    public boolean mayRetry() {
        return state.ended() && listingClosed;
    }

    /** Whether the next generation of it has begun. */
    public boolean retriedAfter(int ofGeneration) {
        return generation == ofGeneration + 1;
    }

    public boolean ownedBy(String principal) {
        return owner.equals(principal);
    }
}
