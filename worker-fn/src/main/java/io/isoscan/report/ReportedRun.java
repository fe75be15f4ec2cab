package io.isoscan.report;

import io.isoscan.codes.WantedCodes;
import io.isoscan.session.Session;
import io.isoscan.session.SessionState;
import java.time.Duration;
import java.time.Instant;

/**
 * What a report says of its session, beside the results.
 *
 * @param session as it stood when the report was begun
 * @param state in which the session ends: done or cancelled
 * @param endedAt when the last result was counted
 */
public record ReportedRun(Session session, SessionState state, Instant endedAt, WantedCodes codes) {

    /** From start to end, in seconds and thousandths. */
    double seconds() {
        return Duration.between(session.startedAt(), endedAt).toMillis() / 1000.0;
    }
}
