/** Texts through the conversion of the local system, and back out of their PDFs. */
@NullMarked
package io.isoscan.bench.convert;

import org.jspecify.annotations.NullMarked;
