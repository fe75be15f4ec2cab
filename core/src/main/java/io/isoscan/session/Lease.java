package io.isoscan.session;

import java.time.Instant;

/**
 * The right to write one session's report until it ends.
 *
 * @param token this holder's own random token
 * @param until when another may take the lease over
 */
public record Lease(String token, Instant until) {}
