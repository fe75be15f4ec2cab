/** What archives, and documents that are archives, may cost. */
@NullMarked
package io.isoscan.archive;

import org.jspecify.annotations.NullMarked;
