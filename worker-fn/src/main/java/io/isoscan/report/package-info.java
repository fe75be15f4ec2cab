/**
 * The report that ends a session: its results read once into a spool, counted there, and written as
 * a workbook and as a summary in bounded memory.
 */
@NullMarked
package io.isoscan.report;

import org.jspecify.annotations.NullMarked;
