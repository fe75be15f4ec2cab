/** The benchmarks: each prints a table of figures that it measured itself. */
@NullMarked
package io.isoscan.bench;

import org.jspecify.annotations.NullMarked;
