/**
 * Text files: plain text of whatever encoding, told by its bytes, and what is agreed upon about the
 * PDFs that are made of them.
 */
@NullMarked
package io.isoscan.text;

import org.jspecify.annotations.NullMarked;
