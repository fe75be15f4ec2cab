package io.isoscan.session;

import java.time.Instant;

/**
 * What the report found when it counted the results themselves.
 *
 * @param leaseToken the token under which the report was written
 * @param reportKey where the report lies
 * @param processed all results counted
 * @param matches pairs of file and code
 * @param failed results that are Error or Skipped
 */
public record Ending(
        String leaseToken,
        String reportKey,
        int processed,
        int matches,
        int failed,
        Instant endedAt) {}
