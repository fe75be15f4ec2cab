/** The one way in which Isoscan writes and reads JSON. */
@NullMarked
package io.isoscan.json;

import org.jspecify.annotations.NullMarked;
