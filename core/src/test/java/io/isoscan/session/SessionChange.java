package io.isoscan.session;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A session with some of its parts changed. Not thread-safe. */
public final class SessionChange {
    private final Session from;
    private SessionState state;
    private int generation;
    private boolean listingClosed;
    private int nextPage;
    private int totalFiles;
    private int processedCount;
    private int totalMatches;
    private int failedCount;
    private @Nullable String problem;
    private @Nullable SessionFailure failure;
    private @Nullable String reportKey;
    private final Map<Integer, String> earlierReports;
    private @Nullable Instant endedAt;

    private SessionChange(Session from) {
        this.from = from;
        state = from.state();
        generation = from.generation();
        listingClosed = from.listingClosed();
        nextPage = from.nextPage();
        totalFiles = from.totalFiles();
        processedCount = from.processedCount();
        totalMatches = from.totalMatches();
        failedCount = from.failedCount();
        problem = from.problem();
        failure = from.failure();
        reportKey = from.reportKey();
        earlierReports = new HashMap<>(from.earlierReports());
        endedAt = from.endedAt();
    }

    public static SessionChange of(Session session) {
        return new SessionChange(session);
    }

    public SessionChange state(SessionState newState) {
        state = newState;
        return this;
    }

    public SessionChange generation(int newGeneration) {
        generation = newGeneration;
        return this;
    }

    public SessionChange listing(int next, int total, boolean closed) {
        nextPage = next;
        totalFiles = total;
        listingClosed = closed;
        return this;
    }

    public SessionChange counters(int processed, int matches, int failed) {
        processedCount = processed;
        totalMatches = matches;
        failedCount = failed;
        return this;
    }

    public SessionChange problem(@Nullable String text) {
        problem = text;
        return this;
    }

    public SessionChange failure(SessionFailure why, String text) {
        failure = why;
        return problem(text);
    }

    /** As a retry leaves it. */
    public SessionChange nextGeneration() {
        if (reportKey != null) {
            earlierReports.put(generation, reportKey);
        }
        generation++;
        state = SessionState.RUNNING;
        processedCount = totalFiles - failedCount;
        failedCount = 0;
        failure = null;
        reportKey = null;
        endedAt = null;
        return this;
    }

    public SessionChange report(String key) {
        reportKey = key;
        return this;
    }

    public SessionChange endedAt(Instant instant) {
        endedAt = instant;
        return this;
    }

    public Session done() {
        return new Session(
                from.id(),
                from.owner(),
                from.connectionId(),
                state,
                generation,
                listingClosed,
                nextPage,
                totalFiles,
                processedCount,
                totalMatches,
                failedCount,
                from.startedAt(),
                from.source(),
                from.codesKey(),
                problem,
                failure,
                reportKey,
                earlierReports,
                endedAt);
    }
}
