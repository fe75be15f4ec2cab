/**
 * Text files: plain text of whatever encoding, told by its bytes, and what the container that makes
 * PDFs of them agrees upon with those who start it.
 */
@NullMarked
package io.isoscan.text;

import org.jspecify.annotations.NullMarked;
