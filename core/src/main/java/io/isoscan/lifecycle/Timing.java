package io.isoscan.lifecycle;

import java.time.Duration;

/**
 * How long the life of a session waits for things.
 *
 * @param lease how long a writer of the report may take; longer than its function runs, so that a
 *     live holder is never overtaken
 * @param whileLeased when a request for the report comes again that found another at work
 * @param watch when the watch looks again; longer than a route of the API may take, as the first
 *     watch is sent before the session stands in the table
 * @param watchPaused the same while the session is paused
 */
public record Timing(Duration lease, Duration whileLeased, Duration watch, Duration watchPaused) {}
