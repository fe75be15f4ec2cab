/**
 * Reads sample drawings in this process, without queue or table, and holds the codes found against
 * the expected answer: what was missed, what was invented, what fell for a trap, by variant.
 */
@NullMarked
package io.isoscan.bench.samples;

import org.jspecify.annotations.NullMarked;
