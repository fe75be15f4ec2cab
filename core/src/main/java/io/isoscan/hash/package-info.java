/** Names made from contents. */
@NullMarked
package io.isoscan.hash;

import org.jspecify.annotations.NullMarked;
