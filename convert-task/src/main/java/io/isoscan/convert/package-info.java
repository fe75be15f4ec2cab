/**
 * The container that makes a PDF of a text file, whatever the size of either: a plain {@code main}
 * that reads one object, writes another and ends.
 */
@NullMarked
package io.isoscan.convert;

import org.jspecify.annotations.NullMarked;
