package io.isoscan.lifecycle;

import io.isoscan.session.Session;
import io.isoscan.session.SessionState;
import org.jspecify.annotations.Nullable;

/**
 * How a generation ended that has a report.
 *
 * @param state done or cancelled
 * @param problem why the listing is incomplete, if it is
 */
public record Ended(
        int generation,
        SessionState state,
        String reportKey,
        int matches,
        int processed,
        int failed,
        @Nullable String problem) {

    static Ended latest(Session session, String reportKey) {
        return new Ended(
                session.generation(),
                session.state(),
                reportKey,
                session.totalMatches(),
                session.processedCount(),
                session.failedCount(),
                session.problem());
    }
}
