/**
 * The work that travels on the queues: one file to examine, one page to list, one report to write,
 * one stage of a book.
 */
@NullMarked
package io.isoscan.task;

import org.jspecify.annotations.NullMarked;
