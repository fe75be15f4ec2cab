/**
 * The work that travels on the queues: one file to examine, one page to list, one report to write.
 */
@NullMarked
package io.isoscan.task;

import org.jspecify.annotations.NullMarked;
