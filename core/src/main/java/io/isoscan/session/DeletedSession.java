package io.isoscan.session;

import java.time.Instant;

/**
 * A session that is marked as deleted, until nothing is left of it.
 *
 * @param session as it was
 * @param at when it was marked
 */
public record DeletedSession(Session session, Instant at) {}
