/**
 * Counts the calls of whole runs against the local services, which the model of a run's cost is
 * made from and checked with.
 */
@NullMarked
package io.isoscan.bench.calls;

import org.jspecify.annotations.NullMarked;
