/** How fast codes are found in text, beside other ways to find them. */
@NullMarked
package io.isoscan.bench.match;

import org.jspecify.annotations.NullMarked;
