/**
 * The life of a WebSocket connection: it opens, watches sessions and jobs, and closes; and the end
 * of a job, which those that watch it are told.
 */
@NullMarked
package io.isoscan.connect;

import org.jspecify.annotations.NullMarked;
