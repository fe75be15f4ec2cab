/** Tests of extraction, on documents that they make themselves. */
@NullMarked
package io.isoscan.extract;

import org.jspecify.annotations.NullMarked;
