/**
 * Uploads that a client follows by an id of its own: whose a job is, and how it ended. Bookkeeping,
 * which outlives a job's end by one hour.
 */
@NullMarked
package io.isoscan.job;

import org.jspecify.annotations.NullMarked;
