/**
 * Text out of documents of every accepted type, told by content: pages of labels, or the reason why
 * there are none. A hostile file costs its own limits and no other file.
 */
@NullMarked
package io.isoscan.extract;

import org.jspecify.annotations.NullMarked;
