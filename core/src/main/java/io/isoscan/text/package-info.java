/** Plain text of whatever encoding, told by its bytes. */
@NullMarked
package io.isoscan.text;

import org.jspecify.annotations.NullMarked;
